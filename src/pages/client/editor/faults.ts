// Where the text is not SPARQL: the places that the grammar could not read, as findings of the editor.
import { ensureSyntaxTree } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
import type { EditorView } from '@codemirror/view';

/** Most places that are told at a time; the rest follows from the first ones. */
const MOST = 5;
const LONGEST_READING_MS = 1000;

export const faults =
  (message: string) =>
  (view: EditorView): Diagnostic[] => {
    const found: Diagnostic[] = [];
    const { doc } = view.state;
    if (doc.toString().trim() === '') return found;
    // Hint: a tree that is not read to its end has a fault there that the text has not.
    ensureSyntaxTree(view.state, doc.length, LONGEST_READING_MS)?.iterate({
      enter: ({ type, from, to }) => {
        if (!type.isError || found.length >= MOST) return;
        const line = doc.lineAt(from);
        const end = to > from ? to : Math.min(line.to, from + 1);
        const start = end > from ? from : Math.max(line.from, from - 1);
        found.push({ from: start, to: Math.max(end, start), severity: 'error', message });
      },
    });
    return found;
  };
