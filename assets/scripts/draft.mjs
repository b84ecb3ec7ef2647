// A form marked data-draft="/address" is kept on the server while it is being filled in: a closed browser, a cut line or
// another computer lose nothing. Nothing is kept in this browser, and nothing of it stands in an address.
const QUIET_MS = 800;
const AGAIN_MS = 4000;

for (const form of document.querySelectorAll('form[data-draft]')) {
  const state = form.querySelector('[data-draft-state]');
  const { formKey, draftVersion } = form.elements;
  let timer;
  let dirty = false;
  let under = false;
  let over = false;

  const tell = (words, tone = 'calm') => {
    if (state.textContent === words) return;
    state.textContent = words;
    state.dataset.tone = tone;
  };

  const link = (words, href) => {
    tell(`${words} `, 'attention');
    const anchor = document.createElement('a');
    anchor.href = href;
    anchor.textContent = 'Ouvrir la version la plus récente';
    state.append(anchor);
  };

  const ask = (keepalive) =>
    fetch(form.dataset.draft, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: 'application/json' },
      redirect: 'manual',
      keepalive,
    });

  const answered = (answer) => {
    draftVersion.value = answer.version;
    if (answer.state === 'saved') return tell(answer.words);
    over = true;
    link(answer.words, `${form.dataset.draft}/${formKey.value}`);
  };

  const save = async () => {
    clearTimeout(timer);
    if (!dirty || under || over) return;
    dirty = false;
    under = true;
    try {
      const response = await ask(false);
      if (!response.ok) throw new Error(String(response.status));
      answered(await response.json());
    } catch (error) {
      dirty = true;
      // 403, or the sign-in page: the account was signed out here.
      const out = error.message === '403' || error.message === '0';
      if (out)
        tell(
          'Votre connexion a pris fin\u00a0: connectez-vous dans un autre onglet, votre saisie est gardée ici.',
          'attention',
        );
      else tell('Connexion perdue\u00a0: votre saisie est gardée ici, nouvel essai…', 'attention');
    } finally {
      under = false;
      if (dirty) timer = setTimeout(save, state.dataset.tone === 'attention' ? AGAIN_MS : QUIET_MS);
    }
  };

  const changed = (event) => {
    if (['q', 'personSearch'].includes(event.target.name) || over) return;
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, QUIET_MS);
  };
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  window.addEventListener('online', save);
  form.addEventListener('submit', (event) => {
    // A button that only shows the form again: what is not written yet is, as the page goes.
    if (event.submitter?.name === 'act') return;
    clearTimeout(timer);
    over = true;
    // The browser may come back to this very page.
    setTimeout(() => (over = false), 5000);
  });
  window.addEventListener('pagehide', () => {
    if (!dirty || over) return;
    dirty = false;
    ask(true).catch(() => (dirty = true));
  });
}
