import { createHash } from 'node:crypto';

/** How a case file looks, on screens and on paper. */
export const CASE_STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; border-bottom: 1px solid; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
pre { border: 1px solid; padding: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; overflow: hidden; unicode-bidi: isolate; }
code, pre { font: .85rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.gone { font-style: italic; }
@media print { details { display: block; } }
`;

const hash = createHash('sha256').update(CASE_STYLE).digest('base64');
const NOTHING_ELSE = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;

/** What a browser may do on the page: read it and its own style. There is no script, and nothing comes from elsewhere. */
export const CASE_PAGE_POLICY = `${NOTHING_ELSE}; frame-ancestors 'none'`;
/** The same inside a file, which has no headers; frames are no matter of a file. */
export const CASE_FILE_POLICY = NOTHING_ELSE;
