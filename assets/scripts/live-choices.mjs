// People looked for within a form: the list follows what is typed. Only the search leaves the page, never in an address;
// choosing one sends the whole form, so that nothing typed is lost. Without this script the button « Chercher » does it.
const delay = 200;
const fewest = 2;

for (const region of document.querySelectorAll('[data-live-choices]')) {
  const form = region.closest('form');
  const input = region.querySelector('input[type=search]');
  const list = region.querySelector('[data-choices]');
  const count = region.querySelector('[data-choices-count]');
  let timer;
  let pending;

  const refresh = async () => {
    pending?.abort();
    if (input.value.trim().length < fewest) return list.replaceChildren();
    pending = new AbortController();
    const body = new URLSearchParams({ _csrf: form.elements._csrf.value, act: 'search', q: input.value });
    try {
      const response = await fetch(region.dataset.liveChoices, {
        method: 'POST',
        body,
        signal: pending.signal,
        headers: { Accept: 'text/html', 'X-Fragment': 'true' },
      });
      const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
      const fresh = response.ok && answer.getElementById('choix-personne');
      // Signed out, or the network failed: the button still works, and says so in full.
      if (!fresh) return;
      list.replaceChildren(...fresh.childNodes);
      count.textContent = list.querySelector('[data-count]')?.dataset.count ?? '';
    } catch {
      // A newer search is under way, or the line is cut.
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, delay);
  });
  input.addEventListener('keydown', (event) => {
    const first = list.querySelector('button');
    if (event.key === 'ArrowDown' && first) {
      event.preventDefault();
      first.focus();
    }
    // « Entrée » while there is one person: that one.
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && list.querySelectorAll('button').length === 1) {
      event.preventDefault();
      first.click();
    }
  });
}
