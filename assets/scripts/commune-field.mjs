// The commune field of any form: suggestions while typing. Without it the field is typed whole, and read all the same.
const delay = 150;

for (const input of document.querySelectorAll('input[name="commune"], input[name="residence"]')) {
  const list = document.createElement('datalist');
  list.id = `${input.id}-suggestions`;
  input.after(list);
  input.setAttribute('list', list.id);
  let timer;
  let pending;

  const suggest = async () => {
    pending?.abort();
    const typed = input.value.trim();
    if (typed.length < 2) return list.replaceChildren();
    pending = new AbortController();
    try {
      const response = await fetch(`/communes?q=${encodeURIComponent(typed)}`, { signal: pending.signal });
      // Signed out: the answer is another page, and the form will say so when it is sent.
      if (!response.ok || response.redirected) return;
      const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
      list.replaceChildren(...answer.querySelectorAll('option'));
    } catch {
      // No suggestion: the field works without.
    }
  };

  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    // A suggestion has just been chosen: there is nothing more to suggest.
    if (event.inputType === undefined || event.inputType === 'insertReplacementText') return;
    timer = setTimeout(suggest, delay);
  });
}
