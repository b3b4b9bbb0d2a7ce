// The query page with a script: the text area becomes an editor that colours SPARQL, marks what it cannot read as one types,
// and completes prefixes, terms and names. Without the script the text area and the form do.
import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { linter, lintGutter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, tooltips } from '@codemirror/view';
import { sparql } from 'codemirror-lang-sparql';
import { completer } from './editor/complete.js';
import { faults } from './editor/faults.js';
import { keepHistory } from './editor/history.js';
import { colours, look } from './editor/look.js';

const form = document.querySelector<HTMLFormElement>('form.query');
const area = form?.querySelector('textarea');
const label = form?.querySelector('label');

if (form != null && area != null && label != null) {
  const host = document.createElement('div');
  host.className = 'editor';
  // Hint: styles of the editor are made at run time; within a shadow root they are adopted as sheets, which the policy of the
  // page allows, while elements of style would not be.
  const root = host.attachShadow({ mode: 'open' });
  const place = document.createElement('div');
  root.append(place);
  area.before(host);
  area.hidden = true;
  area.required = false;
  const view = new EditorView({
    parent: place,
    root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        sparql(),
        syntaxHighlighting(colours),
        look,
        lintGutter(),
        linter(faults(form.dataset['wrong'] ?? ''), { delay: 300 }),
        autocompletion({ override: [completer(form.dataset['completions'] ?? '/completions')], icons: false }),
        tooltips({ position: 'absolute' }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label.textContent ?? '' }),
        keymap.of([
          {
            key: 'Mod-Enter',
            run: () => {
              form.requestSubmit();
              return true;
            },
          },
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
      ],
    }),
  });
  label.addEventListener('click', (event) => {
    event.preventDefault();
    view.focus();
  });
  form.addEventListener('submit', () => {
    area.value = view.state.doc.toString();
  });
  keepHistory(
    form,
    document.querySelector('details.history'),
    (text) => {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      view.focus();
    },
    () => view.state.doc.toString(),
  );
}
