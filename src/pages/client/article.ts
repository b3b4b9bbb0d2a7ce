// The article page with a script: a mark that is pointed at or tapped shows its facts, a fact that is selected lights its words
// in the text, and the filter works at once. Without the script the same is done by links and by the server.
const source = document.querySelector<HTMLElement>('.source');
const heading = document.querySelector<HTMLElement>('h1');
const aside = document.querySelector<HTMLElement>('.facts');
const form = document.querySelector<HTMLFormElement>('form.filter');

const WAIT_MS = 160;
const marks = [...document.querySelectorAll<HTMLElement>('.source mark, h1 mark')];
const cards = [...document.querySelectorAll<HTMLElement>('.facts .card')];
const factsOf = (mark: Element): string[] => mark.getAttribute('data-fact')?.split(' ') ?? [];
const cardOf = new Map(cards.map((card) => [card.dataset['fact'] ?? '', card]));

/** Cards of the facts of a mark and of those around it, the innermost first; those that the filter hides left out. */
function cardsAt(mark: Element): HTMLElement[] {
  const found = new Set<HTMLElement>();
  for (let at: Element | null = mark; at !== null; at = at.parentElement?.closest('mark') ?? null)
    for (const fact of factsOf(at)) {
      const card = cardOf.get(fact);
      if (card !== undefined && !card.hidden) found.add(card);
    }
  return [...found];
}

const light = (facts: readonly string[]): void => {
  for (const mark of marks)
    mark.classList.toggle(
      'lit',
      factsOf(mark).some((fact) => facts.includes(fact)),
    );
  for (const card of cards) card.classList.toggle('lit', facts.includes(card.dataset['fact'] ?? ''));
};

const bubble = document.createElement('div');
bubble.className = 'bubble';
bubble.hidden = true;
bubble.setAttribute('role', 'status');
document.body.append(bubble);
let pinned = false;

function show(mark: Element): boolean {
  const found = cardsAt(mark);
  if (found.length === 0) return false;
  bubble.replaceChildren(
    ...found.map((card) => {
      const line = document.createElement('p');
      line.className = [...card.classList].filter((name) => name !== 'card' && name !== 'lit').join(' ');
      const link = document.createElement('a');
      link.href = `#${card.id}`;
      link.textContent = card.querySelector('.line')?.textContent?.trim() ?? '';
      const who = document.createElement('small');
      who.textContent = ` ${card.querySelector('.who')?.textContent?.trim() ?? ''}`;
      line.append(link, who);
      return line;
    }),
  );
  bubble.hidden = false;
  const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - bubble.offsetWidth - 16);
  bubble.style.left = `${Math.max(16, left) + window.scrollX}px`;
  const below = box.bottom + 8 + bubble.offsetHeight < window.innerHeight;
  bubble.style.top = `${(below ? box.bottom + 8 : box.top - bubble.offsetHeight - 8) + window.scrollY}px`;
  return true;
}
function hide(): void {
  bubble.hidden = true;
  pinned = false;
}

let timer: ReturnType<typeof setTimeout> | undefined;
const later = (run: () => void): void => {
  clearTimeout(timer);
  timer = setTimeout(run, WAIT_MS);
};
const markAt = (event: Event): Element | null => (event.target as Element).closest?.('mark[data-fact]') ?? null;

for (const text of [source, heading]) {
  text?.addEventListener('pointerover', (event) => {
    const mark = markAt(event);
    if (mark === null || pinned || event.pointerType === 'touch') return;
    later(() => show(mark));
  });
  text?.addEventListener('pointerout', () => {
    if (!pinned) later(hide);
  });
  text?.addEventListener('click', (event) => {
    const mark = markAt(event);
    if (mark === null || (event.target as Element).closest('a') !== null) return;
    clearTimeout(timer);
    pinned = show(mark);
    light(
      cardsAt(mark)
        .slice(0, 1)
        .map((card) => card.dataset['fact'] ?? ''),
    );
  });
}
bubble.addEventListener('pointerenter', () => clearTimeout(timer));
bubble.addEventListener('pointerleave', () => {
  if (!pinned) later(hide);
});
document.addEventListener('click', (event) => {
  if (markAt(event) === null && !bubble.contains(event.target as Node)) hide();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  hide();
  light([]);
});

/** A fact that the address names, or a passage of one, lights all the words of it. */
function followAddress(): void {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const card = place?.closest<HTMLElement>('.card');
  if (card != null) light([card.dataset['fact'] ?? '']);
  else if (place?.matches('mark') === true) light(factsOf(place).slice(0, 1));
  hide();
}
addEventListener('hashchange', followAddress);
aside?.addEventListener('focusin', (event) => {
  const card = (event.target as Element).closest<HTMLElement>('.card');
  if (card !== null) light([card.dataset['fact'] ?? '']);
});

function filter(given: HTMLFormElement): void {
  const wanted = new FormData(given);
  const kinds = new Set(wanted.getAll('kind'));
  const by = String(wanted.get('by') ?? '');
  for (const card of cards) {
    card.hidden = !kinds.has(kindOf(card)) || (by !== '' && !(card.dataset['by'] ?? '').split(' ').includes(by));
  }
  for (const section of aside?.querySelectorAll('section') ?? [])
    section.hidden = section.querySelector('.card:not([hidden])') === null;
  for (const mark of marks) restyle(mark);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.source sup a, h1 sup a')) {
    const card = document.getElementById(link.hash.slice(1));
    if (link.parentElement !== null) link.parentElement.hidden = card?.hidden === true;
  }
  source?.classList.toggle('names', wanted.get('names') === 'on');
  const search = new URLSearchParams([...wanted].map(([name, value]) => [name, String(value)]));
  for (const name of ['by']) if (search.get(name) === '') search.delete(name);
  history.replaceState(null, '', `${location.pathname}?${search}${location.hash}`);
}

const kindOf = (card: HTMLElement): string => card.closest<HTMLElement>('section')?.dataset['kind'] ?? '';

/** A mark has the line of a kind while a fact of that kind is shown. */
function restyle(mark: HTMLElement): void {
  const facts = factsOf(mark).flatMap((fact) => cardOf.get(fact) ?? []);
  const shown = new Set(facts.filter((card) => !card.hidden).map(kindOf));
  for (const kind of new Set(facts.map(kindOf))) mark.classList.toggle(kind, shown.has(kind));
}

document.documentElement.classList.add('scripted');
if (form !== null) {
  form.querySelector('button')?.remove();
  form.addEventListener('change', () => filter(form));
}
followAddress();
