// Looks for a word among many check-boxes: <div data-filter-choices="Label of the field">. Ticked ones stay in sight.
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
let count = 0;

for (const group of document.querySelectorAll('[data-filter-choices]')) {
  count += 1;
  const label = document.createElement('label');
  label.className = 'govuk-label';
  label.htmlFor = `filter-choices-${count}`;
  label.textContent = group.dataset.filterChoices;
  const input = document.createElement('input');
  input.className = 'govuk-input govuk-input--width-20';
  input.id = label.htmlFor;
  input.autocomplete = 'off';
  const found = document.createElement('p');
  found.className = 'govuk-visually-hidden';
  found.setAttribute('role', 'status');
  group.prepend(label, input, found);

  input.addEventListener('input', () => {
    const wanted = fold(input.value.trim());
    let shown = 0;
    for (const item of group.querySelectorAll('.govuk-checkboxes__item')) {
      const box = item.querySelector('input');
      item.hidden = !box.checked && !fold(item.textContent).includes(wanted);
      if (!item.hidden) shown += 1;
    }
    found.textContent = `${shown} ${shown > 1 ? 'étiquettes affichées' : 'étiquette affichée'}`;
  });
  // Enter would send the whole form.
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
}
