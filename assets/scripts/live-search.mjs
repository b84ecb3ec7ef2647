// Search as you type: a form marked data-live-search="#results" refreshes that region from the page it would open.
// A page without the region may show the answer in a panel of the form (data-live-panel), folded when not in use.
// A form that posts keeps what is typed out of the address: names of people are searched that way.
const delay = 200;
const fewest = 2;

for (const form of document.querySelectorAll('form[data-live-search]')) {
  const found = form.dataset.liveSearch;
  const panel = document.querySelector(form.dataset.livePanel || 'none');
  const region = document.querySelector(found) ?? panel;
  if (!region) continue;
  const posts = form.method === 'post';
  const status = form.querySelector('[data-live-status]');
  const before = [...region.childNodes];
  let timer;
  let pending;

  const show = (nodes, words) => {
    region.replaceChildren(...nodes);
    if (status) status.textContent = words;
    if (region === panel) panel.hidden = nodes.length === 0;
  };

  const ask = (signal) => {
    const headers = { Accept: 'text/html', 'X-Fragment': 'true' };
    const fields = new URLSearchParams(new FormData(form));
    const url = new URL(form.getAttribute('action') ?? '', window.location.href);
    if (posts) return [url, fetch(url, { method: 'POST', body: fields, signal, headers })];
    url.search = String(fields);
    return [url, fetch(url, { signal, headers })];
  };

  const refresh = async () => {
    pending?.abort();
    if (posts && form.querySelector('input[type=search]').value.trim().length < fewest) return show(before, '');
    pending = new AbortController();
    const [url, response] = ask(pending.signal);
    try {
      const answer = new DOMParser().parseFromString(await (await response).text(), 'text/html');
      const fresh = answer.querySelector(found);
      if (!fresh) throw new Error('No such region in the answer');
      show([...fresh.childNodes], fresh.dataset.count ?? '');
      if (!posts) history.replaceState(null, '', url);
    } catch (error) {
      // Signed out, or the network failed: the ordinary way says so in full.
      if (error.name === 'AbortError') return;
      if (posts) form.submit();
      else window.location.assign(url);
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, delay);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    pending?.abort();
  });

  if (region !== panel) continue;
  const fold = () => (panel.hidden = true);
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    fold();
    form.querySelector('input[type=search]').focus();
  });
  form.addEventListener('focusin', () => (panel.hidden = panel.childElementCount === 0));
  document.addEventListener('focusin', (event) => form.contains(event.target) || fold());
  document.addEventListener('click', (event) => form.contains(event.target) || fold());
}

// The search of the header is one key away: « / », unless something is being typed.
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select, [contenteditable]')) return;
  const input = document.getElementById('recherche');
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});
