import { checkPassword } from './password-rule.js';

const owner = { email: 'nadege.lefebvre@demo.example', firstName: 'Nadège', lastName: 'Lefebvre' };
const check = (password: string): string | undefined => checkPassword(password, owner);

const EASY =
  'Ce mot de passe est trop facile à deviner, même avec un chiffre, une année ou un signe ajouté. ' +
  'Choisissez plutôt une phrase d’au moins sept mots différents.';
const OWN =
  'Ce mot de passe contient votre nom, votre prénom ou votre adresse e-mail. Choisissez des mots sans lien avec vous.';

describe('a good password', () => {
  it.each([
    ['12 characters of four kinds', 'kT7!pvQz2#mb'],
    ['14 characters of three kinds', 'kT7apvQz2Wmb9x'],
    ['14 characters without a digit', 'kTb!pvQz-mbWxr'],
    ['accented letters', 'Éxù7!pvQz2#à'],
    ['a sentence of seven words', 'trois pommes roulent derrière notre vieux garage'],
    ['a sentence with dashes', 'trois-pommes-roulent-derrière-notre-vieux-garage'],
    ['a common word among others that are not', 'Soleil-grimpe-9-haies'],
    ['200 characters', `${'kT7!pvQz2#mb'.repeat(16)}kT7!pvQz`],
  ])('is %s', (_case, password) => {
    expect(check(password)).toBeUndefined();
  });
});

describe('a weak password', () => {
  it('is too short, and learns the three ways', () => {
    expect(check('kT7!pvQz2#m')).toBe(
      'Ce mot de passe est trop court. Au moins 12 caractères avec une majuscule, une minuscule, un chiffre et un signe ' +
        '(par exemple\u00a0! ou\u00a0?), ou 14 caractères avec trois de ces quatre sortes, ou une phrase d’au moins sept mots différents.',
    );
    expect(check('')).toContain('trop court');
  });

  it('lacks one kind', () => {
    expect(check('kT7apvQz2Wmb9')).toBe('Ajoutez un signe (par exemple\u00a0! ou\u00a0?), ou 1 caractère de plus.');
    expect(check('kt7!pvqz2#mb')).toBe('Ajoutez une majuscule, ou 2 caractères de plus.');
  });

  it('lacks two kinds, whatever its length', () => {
    expect(check('ktzapvqzwmbx2794ktzapvqzwmbx')).toBe(
      'Ce mot de passe n’est pas assez varié\u00a0: ajoutez une majuscule et un signe (par exemple\u00a0! ou\u00a0?), ' +
        'ou choisissez une phrase d’au moins sept mots différents.',
    );
  });

  it('is a sentence of six words', () => {
    expect(check('trois pommes roulent derrière notre garage')).toContain('pas assez varié');
    expect(check('pomme pomme pomme pomme pomme pomme pomme')).toContain('pas assez varié');
  });

  it('is too long', () => {
    expect(check('kT7!pvQz2#mb'.repeat(17))).toBe(
      'Ce mot de passe est trop long\u00a0: gardez au plus 200 caractères.',
    );
  });
});

describe('a guessed password', () => {
  it.each([
    'Passerelle2026!',
    'Motdepasse123!',
    'MotDePasse2026!!',
    'M0tDePa$$e2026!',
    'P@ssw0rd2026!',
    'Pa$$word12345!',
    '@zerty123456!A',
    'Azerty123456!',
    'Azertyuiop123!',
    'Qwertyuiop12!',
    'Bonjour12345!',
    'Bonjour2026!!',
    'Soleil2024!!!',
    'Soleil2024Soleil!',
    'S0leil-2024!',
    '2026!Doudou80',
    'Loulou80000!!',
    'Chouchou-2026',
    'Marie1958!!!!',
    'Jean-Pierre1958',
    'Printemps2026!',
    'FranceServices80!',
    'Numérique2026!',
    'JeTaime2026!!!',
    'Abcdefgh1234!',
    'Aaaaaaaaaaaa1!',
    '1234567890Aa!!',
    'Aa1!Aa1!Aa1!Aa1!',
  ])('is refused: %s', (password) => {
    const verdict = check(password);
    expect(verdict).toBe(EASY);
  });
});

describe('a password about its owner', () => {
  it.each(['Lefebvre-7!kTq', 'kT7!Nadege-2z', 'xQ7!L3febvre#9', 'NADÈGE.kT7!pvq', 'kT-lefebvre-9?'])(
    'is refused: %s',
    (password) => {
      expect(check(password)).toBe(OWN);
    },
  );

  it('is refused in a sentence too', () => {
    expect(check('trois pommes roulent derrière le vieux garage de Lefebvre')).toBe(OWN);
  });

  it('knows the mailbox, and short names', () => {
    const lea = { email: 'accueil.somme@demo.example', firstName: 'Léa', lastName: 'Ly' };
    expect(checkPassword('kT7!accueilsomme9', lea)).toBe(OWN);
    expect(checkPassword('Lea-Ly-2026-Lea!', lea)).toBe(OWN);
    expect(checkPassword('kT7!pleaQz2#mb', lea)).toBeUndefined();
  });
});
