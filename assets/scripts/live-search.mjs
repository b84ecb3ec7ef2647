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
    const query = new URLSearchParams(new FormData(form));
    const url = `${form.action.split('?')[0]}?${query}`;
    try {
      const response = await fetch(url, {
        signal: pending.signal,
        headers: { Accept: 'text/html', 'X-Fragment': 'true' },
      });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const fresh = page.querySelector(form.dataset.liveSearch);
      // No region in the answer: signed out, or an error. The ordinary way shows it in full.
      if (!fresh) return form.submit();
      region.replaceChildren(...fresh.childNodes);
      history.replaceState(null, '', url);
    } catch (error) {
      if (error.name !== 'AbortError') clearTimeout(timer);
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, delay);
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
