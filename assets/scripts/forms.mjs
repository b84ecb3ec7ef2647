// The summary of errors is read first.
document.querySelector('.govuk-error-summary')?.focus();

// A second click on a slow network does not send the form twice. A page kept by the browser starts afresh.
const sent = new WeakSet();

document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
});

window.addEventListener('pageshow', () => {
  for (const form of document.forms) sent.delete(form);
});
