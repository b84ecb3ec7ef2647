// A part of a form that a tick opens: <details data-opens-with="topics:sante">. Without a script it is opened by hand.
for (const part of document.querySelectorAll('details[data-opens-with]')) {
  const [name, value] = part.dataset.opensWith.split(':');
  const box = part.closest('form')?.querySelector(`input[name="${name}"][value="${value}"]`);
  box?.addEventListener('change', () => {
    // What was answered inside stays in sight.
    part.open = box.checked || part.querySelector('input[type="checkbox"]:checked') !== null;
  });
}
