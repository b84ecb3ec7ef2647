// The summary of errors is read first.
document.querySelector('.govuk-error-summary')?.focus();

// A second click on a slow network does not send the form twice; after a download it may be sent again.
const pause = 2000;
const sent = new WeakSet();

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.getAttribute('method')?.toLowerCase() !== 'post') return;
  if (sent.has(form)) event.preventDefault();
  sent.add(form);
  setTimeout(() => sent.delete(form), pause);
});
