// Elements in, plain text out: a line for each paragraph, heading, list item and row of a table, an empty line between
// blocks. Blanks are run together as a browser does it. Captions of pictures are left out.

/** As much of a DOM node as is read here. */
export interface PageNode {
  readonly nodeType: number;
  /** Upper case for elements of a page. */
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

const ELEMENT = 1;
const TEXT = 3;

export const isElement = ({ nodeType }: PageNode): boolean => nodeType === ELEMENT;

const LEFT_OUT = new Set(
  'FIGURE FIGCAPTION SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT SVG MATH AUDIO VIDEO CANVAS BUTTON FORM'.split(' '),
);
/** Begin and end a line. */
const LINES = new Set('LI TR DT DD OPTION CAPTION'.split(' '));
/** Begin and end a paragraph. */
const BLOCKS = new Set(
  'P DIV H1 H2 H3 H4 H5 H6 UL OL DL TABLE BLOCKQUOTE PRE SECTION ARTICLE MAIN HEADER FOOTER ASIDE ADDRESS HR'.split(
    ' ',
  ),
);
const CELLS = new Set(['TD', 'TH']);

/** The text of an element, and how many of its characters stand in links. */
export function textOf(root: PageNode | null): { text: string; linked: number } {
  let text = '';
  let linked = 0;
  /** Line breaks that stand before the next word. */
  let breaks = 0;
  let blank = false;
  const write = (words: string, inLink: boolean): void => {
    for (const [index, word] of words.split(/[ \t\n\r\f]+/).entries()) {
      if (index > 0) blank = true;
      if (word === '') continue;
      if (text !== '') text += breaks > 0 ? '\n'.repeat(Math.min(breaks, 2)) : blank ? ' ' : '';
      if (inLink) linked += word.length;
      text += word;
      breaks = 0;
      blank = false;
    }
  };
  const visit = (node: PageNode, inLink: boolean): void => {
    if (node.nodeType === TEXT) write(node.textContent ?? '', inLink);
    if (node.nodeType !== ELEMENT) return;
    const name = node.nodeName.toUpperCase();
    if (LEFT_OUT.has(name)) return;
    const around = BLOCKS.has(name) ? 2 : LINES.has(name) ? 1 : 0;
    breaks = Math.max(breaks, around);
    if (name === 'BR') breaks++;
    if (CELLS.has(name)) blank = true;
    for (const child of node.childNodes) visit(child, inLink || name === 'A');
    breaks = Math.max(breaks, around);
    if (CELLS.has(name)) blank = true;
  };
  if (root !== null) visit(root, false);
  return { text, linked };
}
