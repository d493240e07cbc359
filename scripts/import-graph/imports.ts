// What a source file names of the project, read by TypeScript's own parser.
import ts from 'typescript'

/**
 * One mention of another file.
 *
 * `type` is erased, `value` is loaded with the file, `late` is an `import()`, and `string` is a path in a plain string:
 * Payload names the components of its admin that way, and processes are started so.
 */
export type Kind = 'value' | 'type' | 'late' | 'string'
export type Mention = { specifier: string; kind: Kind; line: number }

/**
 * Every import of a file, in its order.
 *
 * @param file path, which says whether the source is TypeScript, JSX or plain JavaScript
 * @returns specifiers as they are written; `*` stands for what a template string puts in
 */
export function readImports(file: string, source: string): Mention[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, scriptKind(file))
  const found: Mention[] = []
  const visit = (node: ts.Node): void => {
    const seen = mentionOf(node)
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

function mentionOf(node: ts.Node): Omit<Mention, 'line'> | undefined {
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
    return specifier === undefined ? undefined : { specifier, kind: 'late' }
  }
  const text = isLoaded(node) ? undefined : textOf(node)
  return text !== undefined && looksLikeSource.test(text) ? { specifier: text, kind: 'string' } : undefined
}

/** A path with a folder in it, to a source file, perhaps with the export that Payload's import map adds. */
const looksLikeSource = /^[\w#./@()[\]*-]*\/[\w.*-]+\.(?:tsx?|mjs|js)(?:#\w+)?$/

/** Strings that are part of an import, and so counted already. */
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
