// « Masquer l’écran »: somebody comes near. The page disappears at once, its title too, and comes back as it was.
const link = document.querySelector('a[data-mask]');

const overlay = document.createElement('div');
overlay.className = 'app-masked';
overlay.setAttribute('role', 'dialog');
overlay.setAttribute('aria-modal', 'true');
overlay.setAttribute('aria-labelledby', 'ecran-masque');
overlay.innerHTML =
  '<h1 id="ecran-masque">Écran masqué</h1><p>Alt + Maj + M, ou le bouton, pour revenir à la page.</p>';
const back = document.createElement('button');
back.type = 'button';
back.className = 'govuk-button';
back.textContent = 'Revenir à la page';
overlay.append(back);

let before;

function mask() {
  const others = [...document.body.children].filter((element) => !element.inert);
  before = { title: document.title, focus: document.activeElement, others };
  document.documentElement.classList.add('app-is-masked');
  for (const element of others) element.inert = true;
  document.body.append(overlay);
  document.title = 'Écran masqué';
  back.focus();
}

function unmask() {
  document.documentElement.classList.remove('app-is-masked');
  overlay.remove();
  for (const element of before.others) element.inert = false;
  document.title = before.title;
  before.focus?.focus?.({ preventScroll: true });
  before = undefined;
}

const turn = () => (before ? unmask() : mask());

if (link) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    turn();
  });
  back.addEventListener('click', unmask);
  // The letter as it is engraved, or its place where Alt and Maj make another sign of it (macOS).
  document.addEventListener('keydown', (event) => {
    const letter = event.key.toLowerCase() === 'm' || event.code === 'KeyM';
    if (!letter || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.repeat) return;
    event.preventDefault();
    turn();
  });
}
