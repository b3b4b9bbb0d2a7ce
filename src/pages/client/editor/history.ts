// The queries that were asked in this browser, the last first: kept with the browser alone, never sent.

const KEY = 'pacta-queries';
const MOST = 20;

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === 'string') : [];
  } catch {
    // Hint: a browser may refuse to keep anything; then there is no history.
    return [];
  }
}

export function keepHistory(
  form: HTMLFormElement,
  list: HTMLElement | null,
  choose: (text: string) => void,
  current: () => string,
): void {
  const kept = read();
  form.addEventListener('submit', () => {
    const text = current();
    try {
      localStorage.setItem(KEY, JSON.stringify([text, ...kept.filter((other) => other !== text)].slice(0, MOST)));
    } catch {
      // Hint: as above.
    }
  });
  const entries = list?.querySelector('ul');
  if (list == null || entries == null || kept.length === 0) return;
  for (const text of kept) {
    const entry = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.textContent = text
      .replace(/^PREFIX.*$/gim, '')
      .trim()
      .slice(0, 100);
    button.addEventListener('click', () => choose(text));
    entry.append(button);
    entries.append(entry);
  }
  list.hidden = false;
}
