// The form of a session: the first key is already at the right place, two keys save, a part put away says what it holds.
const form = document.querySelector('form[data-session-form]');

const targets = {
  duration: () => form.querySelector('[name="duration"]:checked') ?? form.querySelector('[name="duration"]'),
  choices: () => form.querySelector('[data-choices] button') ?? form.querySelector('[name="q"]'),
  person: () => form.querySelector('[name="ageBand"]'),
};

if (form) {
  if (!document.querySelector('.govuk-error-summary')) targets[form.dataset.focus]?.()?.focus({ preventScroll: true });

  const keys = form.querySelector('[data-shortcuts]');
  if (keys) keys.hidden = false;
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(event.shiftKey ? (form.querySelector('button[name="next"]') ?? undefined) : undefined);
  });

  const where = form.querySelector('[data-where]');
  const longDay = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  where?.addEventListener('toggle', () => {
    const day = where.querySelector('[name="day"]');
    const kind = where.querySelector('[name="locationKind"]:checked')?.value;
    const words = [...where.querySelectorAll('input:checked')].map((input) => input.labels[0].textContent.trim());
    const place = where.querySelector('[name="placeId"]');
    const at =
      kind === 'lieu_activite' ? place?.selectedOptions[0]?.text : where.querySelector('[name="commune"]').value;
    if (kind && kind !== 'a_distance' && at) words[0] += `\u00a0: ${at}`;
    const when = day.valueAsDate ? longDay.format(day.valueAsDate) : 'Date à préciser';
    words.unshift(day.value === where.dataset.today ? 'Aujourd’hui' : when);
    where.querySelector('[data-where-words]').textContent = words.join(' · ');
  });

  form.addEventListener('keydown', (event) => {
    const search = form.querySelector('[name="q"]');
    if (event.key !== 'F2' || !search) return;
    event.preventDefault();
    const fold = search.closest('details');
    if (fold) fold.open = true;
    search.focus();
  });
}
