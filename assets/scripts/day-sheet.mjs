// The sheet of a day: a row is saved when it is left, or with « Entrée ». Without this script each row has its button.
const form = document.querySelector('form[data-day-sheet]');
const AGAIN_MS = 4000;

if (form) {
  const body = form.querySelector('tbody');
  const waiting = new Set();

  const rowOf = (node) => node?.closest?.('tr[data-sheet-row]') ?? null;
  const controls = (row) => [...row.querySelectorAll('input:not([type=hidden]), select')];
  const isTouched = (row) =>
    controls(row).some((one) =>
      one.type === 'radio'
        ? one.checked
        : one.tagName === 'SELECT'
          ? one.selectedIndex !==
            Math.max(
              0,
              [...one.options].findIndex((option) => option.defaultSelected),
            )
          : one.value !== one.defaultValue,
    );
  const say = (row, words) => (row.querySelector('[data-row-state]').textContent = words);

  const fields = (row) => {
    const sent = new URLSearchParams();
    for (const name of ['_csrf', 'jour', 'place']) sent.set(name, form.elements[name].value);
    sent.set('rows', row.dataset.sheetRow);
    sent.set('row', row.dataset.sheetRow);
    for (const one of controls(row)) if (one.type !== 'radio' || one.checked) sent.append(one.name, one.value);
    return sent;
  };

  const put = (row, answer) => {
    const saved = answer.querySelector('tr[data-sheet-saved]');
    const back = answer.querySelector('tbody tr[data-sheet-row]');
    const blank = answer.querySelector('tfoot tr[data-sheet-row]');
    const focused = row.contains(document.activeElement) ? document.activeElement.id : null;
    if (saved) body.append(blank);
    row.replaceWith(saved ?? back);
    if (back) delete back.dataset.under;
    if (focused && back) (back.querySelector('[type=radio]:checked') ?? document.getElementById(focused))?.focus();
  };

  const save = async (row) => {
    if (row.dataset.under || !isTouched(row)) return;
    row.dataset.under = 'yes';
    say(row, 'Enregistrement…');
    try {
      const response = await fetch(form.getAttribute('action'), {
        method: 'POST',
        body: fields(row),
        headers: { Accept: 'text/html', 'X-Fragment': 'true' },
        redirect: 'manual',
      });
      if (!response.ok) throw new Error(String(response.status));
      const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
      waiting.delete(row);
      put(row, answer);
    } catch {
      delete row.dataset.under;
      waiting.add(row);
      say(row, 'Connexion perdue\u00a0: la ligne est gardée ici, nouvel essai…');
      setTimeout(() => waiting.has(row) && save(row), AGAIN_MS);
    }
  };

  body.addEventListener('focusout', (event) => {
    const row = rowOf(event.target);
    if (row && rowOf(event.relatedTarget) !== row && event.relatedTarget?.name !== 'row') save(row);
  });
  body.addEventListener('keydown', (event) => {
    const row = rowOf(event.target);
    if (event.key !== 'Enter' || !row || event.target.tagName === 'BUTTON') return;
    event.preventDefault();
    const next = row.nextElementSibling;
    const searching = row.querySelector('input[name^="q-"]').value && !row.querySelector('[type=radio]:checked');
    save(row);
    // A person is looked for: who it is will be asked here.
    if (!searching && rowOf(next)) controls(next)[0].focus();
  });
  form.addEventListener('submit', (event) => {
    const row = event.submitter?.name === 'row' ? rowOf(event.submitter) : null;
    if (!row) return;
    event.preventDefault();
    save(row);
  });
  window.addEventListener('online', () => waiting.forEach(save));
}
