// Imports and exports of a source file, read with TypeScript's parser.
import ts from 'typescript'

/**
 * `type`: an import that is erased; `value`: one that is loaded with the file; `dynamic`: an `import()`; `string`: a
 * path in a plain string, as Payload wants it for components of its admin, or as a process is started by.
 */
export type Kind = 'value' | 'type' | 'dynamic' | 'string'

/** A reference to another file or to a package. */
export type Reference = { specifier: string; kind: Kind; line: number }

/**
 * Reads every reference of a file, in its order.
 *
 * @param file path, whose ending tells TypeScript, JSX and plain JavaScript apart
 * @returns specifiers as they are written; `*` stands for an expression in a template string
 */
export function readImports(file: string, source: string): Reference[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, scriptKind(file))
  const found: Reference[] = []
  const visit = (node: ts.Node): void => {
    const seen = referenceOf(node)
    if (seen) {
      const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
      found.push({ ...seen, line })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** Names of the functions, classes and constants that a file exports. */
export function readExports(file: string, source: string): ReadonlySet<string> {
  const { statements } = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false, scriptKind(file))
  const exported = statements.filter(
    (node) => ts.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  )
  const names = exported.flatMap((node) => {
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return node.name ? [node.name.text] : []
    if (!ts.isVariableStatement(node)) return []
    return node.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
  })
  return new Set(names)
}

function referenceOf(node: ts.Node): Omit<Reference, 'line'> | undefined {
  if (ts.isImportDeclaration(node)) {
    return { specifier: textOf(node.moduleSpecifier) ?? '', kind: isTypeOnly(node.importClause) ? 'type' : 'value' }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { specifier: textOf(node.moduleSpecifier) ?? '', kind: isTypeOnlyExport(node) ? 'type' : 'value' }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: textOf(node.argument.literal) ?? '', kind: 'type' }
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const specifier = textOf(node.arguments[0])
    return specifier === undefined ? undefined : { specifier, kind: 'dynamic' }
  }
  const text = isLoaded(node) ? undefined : textOf(node)
  return text !== undefined && looksLikeSource.test(text) ? { specifier: text, kind: 'string' } : undefined
}

/** A path of at least one folder and a source file, with or without the export that Payload wants after it. */
const looksLikeSource = /^[\w#./@()[\]*-]*\/[\w.*-]+\.(?:tsx?|mjs|js)(?:#\w+)?$/

/** Strings that belong to an import, and are counted with it. */
const isLoaded = ({ parent }: ts.Node) =>
  parent !== undefined &&
  (ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword))

function textOf(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  return node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('')
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = clause
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly)
}

function isTypeOnlyExport({ isTypeOnly: all, exportClause }: ts.ExportDeclaration): boolean {
  if (all) return true
  if (!exportClause || !ts.isNamedExports(exportClause)) return false
  return exportClause.elements.length > 0 && exportClause.elements.every((element) => element.isTypeOnly)
}

function scriptKind(file: string): ts.ScriptKind {
  if (/\.tsx$/.test(file)) return ts.ScriptKind.TSX
  return /\.[cm]?ts$/.test(file) ? ts.ScriptKind.TS : ts.ScriptKind.JSX
}
