// The style sheet of all pages: system fonts, light and dark, readable on a telephone. It is a file of its own, for the
// pages allow no style within them.
import { mintTag } from '../http/etag.js';
import type { Resource } from '../http/resource.js';
import { send } from '../http/send.js';

const STYLE = `:root { color-scheme: light dark; --line: #8886; --accent: light-dark(#0b5394, #8ec5ff); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1rem 3rem; font: 1rem/1.5 system-ui, sans-serif; }
header { border-bottom: 1px solid var(--line); padding: .75rem 0; }
nav a { margin-right: 1.25rem; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
a { color: var(--accent); overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
textarea { width: 100%; min-height: 18rem; font: .9rem/1.45 ui-monospace, monospace; padding: .6rem; border: 1px solid var(--line); border-radius: .3rem; tab-size: 2; }
button { font: inherit; margin: .6rem 0; padding: .4rem 1.4rem; border: 1px solid var(--accent); border-radius: .3rem; background: var(--accent); color: light-dark(#fff, #000); cursor: pointer; }
table { border-collapse: collapse; font-size: .92rem; }
.wide { overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
td { max-width: 34rem; }
pre { overflow-x: auto; border: 1px solid var(--line); border-radius: .3rem; padding: .6rem; font-size: .88rem; }
small { opacity: .75; }
details { margin: .4rem 0; }
summary { cursor: pointer; font-weight: 600; }
dt { font-weight: 600; margin-top: .6rem; }
dd { margin: 0 0 0 1.2rem; }
ul { padding-left: 1.2rem; }
`;

export const styleSheet: Resource = {
  methods: {
    GET: (c) =>
      send(c, {
        contentType: 'text/css; charset=utf-8',
        body: STYLE,
        tag: mintTag(STYLE),
        headers: { 'Cache-Control': 'public, max-age=300' },
      }),
  },
};
