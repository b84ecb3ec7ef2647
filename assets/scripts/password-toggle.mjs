// Shows or hides what is typed in a password field; hidden again before it is sent.
for (const button of document.querySelectorAll('button[data-password-toggle]')) {
  const input = document.getElementById(button.getAttribute('aria-controls'));
  if (!input) continue;
  const status = button.nextElementSibling;

  const show = (shown) => {
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? 'Masquer' : 'Afficher';
    button.setAttribute('aria-label', shown ? 'Masquer le mot de passe' : 'Afficher le mot de passe');
  };

  button.hidden = false;
  button.addEventListener('click', () => {
    const shown = input.type === 'password';
    show(shown);
    if (status) status.textContent = shown ? 'Votre mot de passe est visible' : 'Votre mot de passe est masqué';
  });
  input.form?.addEventListener('submit', () => show(false));
}
