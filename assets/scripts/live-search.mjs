// Search as you type: a GET form marked data-live-search="#results" refreshes that region from the page it would open.
const delay = 200;

for (const form of document.querySelectorAll('form[data-live-search]')) {
  const region = document.querySelector(form.dataset.liveSearch);
  if (!region) continue;
  let timer;
  let pending;

  const refresh = async () => {
    pending?.abort();
    pending = new AbortController();
    const url = new URL(form.getAttribute('action') ?? '', window.location.href);
    url.search = String(new URLSearchParams(new FormData(form)));
    try {
      const headers = { Accept: 'text/html', 'X-Fragment': 'true' };
      const response = await fetch(url, { signal: pending.signal, headers });
      const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
      const fresh = answer.querySelector(form.dataset.liveSearch);
      if (!fresh) throw new Error('No such region in the answer');
      region.replaceChildren(...fresh.childNodes);
      history.replaceState(null, '', url);
    } catch (error) {
      // Signed out, or the network failed: the ordinary way says so in full.
      if (error.name !== 'AbortError') window.location.assign(url);
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
