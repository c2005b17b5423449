/** What a browser may do on the page: read it and its style. There is no script, and nothing comes from elsewhere. */
export const REFERENCE_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** How the page of `renderReference` looks: light and dark, from 320 pixels on, and on paper. */
export const REFERENCE_STYLE = `
:root { color-scheme: light dark; --ink: #1c1e21; --soft: #5b626b; --line: #dfe3e8; --page: #fff; --panel: #f5f7f9; --link: #0b57a4; --good: #14713d; --bad: #a3321e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --soft: #a0a8b2; --line: #343a42; --page: #15181c; --panel: #1e2329; --link: #7cb7ff; --good: #6fcf97; --bad: #ff9b86; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
a { color: var(--link); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; }
code, pre { font: .875em/1.5 ui-monospace, 'DejaVu Sans Mono', monospace; }
code { overflow-wrap: anywhere; }
nav { background: var(--panel); border-bottom: 1px solid var(--line); padding: .75rem 1rem; }
nav summary { font-weight: 700; cursor: pointer; }
nav h2 { font-size: .8rem; margin: 1rem 0 .25rem; text-transform: uppercase; letter-spacing: .05em; }
nav h2 a { color: var(--soft); text-decoration: none; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: block; padding: .2rem 0; font-size: .9rem; text-decoration: none; }
nav a:hover, nav a:focus { text-decoration: underline; }
main { padding: 1rem; max-width: 60rem; min-width: 0; }
h1 { font-size: 1.7rem; margin: .5rem 0; }
section > h2 { margin: 2.5rem 0 .25rem; font-size: 1.35rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
article { margin: 1.5rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; }
article:target { border-color: var(--link); }
article h3 { margin: 0; font-size: 1.1rem; }
article h4 { margin: 1rem 0 .25rem; font-size: .8rem; text-transform: uppercase; letter-spacing: .05em; color: var(--soft); }
.route { margin: .35rem 0; }
.method { font: 700 .75rem/1 ui-monospace, monospace; padding: .2rem .4rem; border: 1px solid currentColor; border-radius: .25rem; color: var(--link); }
.method.delete { color: var(--bad); }
.method.get { color: var(--good); }
.security, .bounds, .where, .media { color: var(--soft); font-size: .875rem; }
.media { margin: .5rem 0 .25rem; }
.required { color: var(--bad); font-size: .75rem; }
.fields { margin: .25rem 0; padding-left: .75rem; border-left: 2px solid var(--line); }
.fields dt { margin-top: .5rem; }
.fields dd { margin: 0 0 0 .75rem; }
.fields dd p { margin: .1rem 0; }
.form + .form { margin-top: .75rem; padding-top: .75rem; border-top: 1px dashed var(--line); }
.answer { margin: .35rem 0; }
.answer > summary, .example > summary { cursor: pointer; }
.status.s2 { color: var(--good); }
.status.s4, .status.s5 { color: var(--bad); }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: .35rem; padding: .75rem; overflow: auto; max-height: 30rem; }
@media (min-width: 60rem) {
  body { display: grid; grid-template-columns: 18rem minmax(0, 1fr); }
  nav { position: sticky; top: 0; height: 100vh; overflow: auto; border-bottom: 0; border-right: 1px solid var(--line); }
  main { padding: 1.5rem 2.5rem 4rem; }
}
@media print { nav { display: none; } details:not([open]) > * { display: block; } }
`;
