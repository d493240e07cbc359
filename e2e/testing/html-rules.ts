// How html-validate (https://html-validate.org/rules/) reads the pages: all of its recommended rules and those for
// documents and accessibility. React and Next write the HTML; what they can't meet is switched off here, one by one.
import type { ConfigData } from 'html-validate'

export const htmlRules: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // React writes `hrefLang`, `srcSet`, `<img/>` and `hidden=""`: HTML's parser reads them as the same.
    'attr-case': 'off',
    'void-style': 'off',
    'attribute-empty-style': 'off',
    'attribute-boolean-style': 'off',
    // React names its own bootstrap script `_R_`; HTML wants an id without spaces, nothing more.
    'valid-id': ['error', { relaxed: true }],
    // Focal points of pictures and the steps of text sizes are values, not styles.
    'no-inline-style': 'off',
    // All of our own: what comes from this origin is checked by nobody better than by this origin.
    'require-sri': ['error', { target: 'crossorigin' }],
    // Safari forgets that a list without bullets is a list, unless it is told.
    'no-redundant-role': 'off',
    // A headline is as long as the newsroom writes it; search engines cut it themselves.
    'long-title': 'off',
    // The languages stand in the page twice, once for phones, and one of the two is never shown: axe looks at what is.
    'unique-landmark': 'off',
  },
}
