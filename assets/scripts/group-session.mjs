// A workshop: people are searched for while one types, added and taken off without showing the page again, and the
// numbers add up at once. Each button does the same by the server where no script runs.
const delay = 200;
const fewest = 2;
const regions = ['liste-atelier', 'trouvees-atelier'];

for (const form of document.querySelectorAll('form[data-group-session]')) {
  const search = form.querySelector('#personSearch');
  const status = form.querySelector('[data-group-status]');
  let timer;
  let pending;

  const press = async (act) => {
    clearTimeout(timer);
    pending?.abort();
    pending = new AbortController();
    const fields = new URLSearchParams(new FormData(form));
    fields.set('act', act);
    const headers = { Accept: 'text/html', 'X-Fragment': 'true' };
    try {
      const response = await fetch(form.action, { method: 'POST', body: fields, headers, signal: pending.signal });
      const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
      const fresh = regions.map((id) => answer.getElementById(id));
      if (fresh.includes(null)) throw new Error('No such region in the answer');
      for (const region of fresh) document.getElementById(region.id).replaceChildren(...region.childNodes);
      const [listed, found] = fresh.map((region) => region.dataset.words);
      status.textContent = act === 'search' || act.startsWith('add_') ? found || listed : listed;
      if (act === 'search') return;
      search.focus();
      // The list is part of the form: its draft is to be kept too.
      form.dispatchEvent(new Event('change'));
    } catch (error) {
      // Signed out, or the network failed: the ordinary way says so in full.
      if (error.name !== 'AbortError') submitWith(act);
    }
  };

  const submitWith = (act) => {
    const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'act', value: act });
    form.append(field);
    form.submit();
  };

  form.addEventListener('click', (event) => {
    const button = event.target.closest('[data-group-people] button[name=act]');
    if (!button) return;
    event.preventDefault();
    if (button.value.startsWith('add_')) search.value = '';
    void press(button.value);
  });

  search.addEventListener('input', () => {
    clearTimeout(timer);
    pending?.abort();
    const words = search.value.trim();
    if (words.length >= fewest || words.length === 0) timer = setTimeout(() => press('search'), delay);
  });

  // In the search, Enter searches; elsewhere it saves.
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void press('search');
  });

  const number = (input) => (/^\d{1,5}$/.test(input.value.trim()) ? Number(input.value) : 0);
  const count = () => {
    const total = number(form.querySelector('#anonymousCount'));
    for (const group of form.querySelectorAll('[data-headcount]')) {
      const sum = [...group.querySelectorAll('input')].reduce((people, input) => people + number(input), 0);
      group.querySelector('[data-headcount-sum]').textContent =
        sum > total
          ? `${sum} sur ${total}\u00a0: ${sum - total} de trop`
          : `${sum} sur ${total}, non communiqué\u00a0: ${total - sum}`;
    }
  };
  form.classList.add('app-counts');
  form.addEventListener('input', count);
}
