import { findSensitiveText, messageFor } from './sensitive-text.js';

const kinds = (text: string): string[] => findSensitiveText(text).map((found) => found.kind);

describe('social security numbers', () => {
  it.each([
    ['with its key, no space', '255081416802538'],
    ['as printed on the card', '2 55 08 14 168 025 38'],
    ['with no-break spaces', '2\u00a055\u202f08 14 168 025 38'],
    ['with dots', '2.55.08.14.168.025.38'],
    ['with dashes', '2-55-08-14-168-025-38'],
    ['in odd groups', '255 0814 168025 38'],
    ['with the key after a slash', '2550814168025 / 38'],
    ['within a sentence', 'Son numéro est le 2 55 08 14 168 025 38, à rappeler.'],
    ['before another number', '2 55 08 14 168 025 38 06 12 34 56 78'],
    ['after another number', '80000 Amiens 06 12 34 56 78 2 55 08 14 168 025 38'],
    ['stuck to a word', 'NIR255081416802538'],
    ['of Corse-du-Sud', '1 99 12 2A 004 012 78'],
    ['of Haute-Corse, small letters', '288032b03314529'],
    ['of somebody born overseas', '156209741100730'],
    ['month unknown (20)', '1 56 20 97 411 007 30'],
    ['month 35, born abroad (99)', '270359935211872'],
    ['month 71', '1 71 51 97 209 044 91'],
    ['temporary, sex code 7', '784077511223418'],
    ['temporary, sex code 3', '392016410234522'],
    ['full-width digits', '２５５０８１４１６８０２５３８'],
    ['with an invisible joiner', '25508141\u200b6802538'],
    ['thirteen digits, grouped', '2 55 08 14 168 025'],
    ['thirteen digits, in one block', '2550814168025'],
    ['thirteen digits, month 34, grouped', '2 55 34 14 168 025'],
  ])('finds one %s', (_case, text) => {
    expect(kinds(text)).toEqual(['nir']);
  });

  it.each([
    ['a wrong key', '255081416802539'],
    ['a month that does not exist', '2 55 15 14 168 025'],
    ['sex code 9', '9 55 08 14 168 025'],
    ['no département 00', '2 55 08 00 168 025'],
    ['fourteen digits', '25508141680253'],
    ['sixteen digits, not a card', '2550814168025381'],
    ['thirteen digits beside others', '2550814168025 7'],
    ['a phone’s IMEI', '356938035643809'],
    ['a file number that begins with the year', '2026110012345'],
  ])('leaves %s', (_case, text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('shows where, never the number', () => {
    expect(findSensitiveText('NIR : 2 55 08 14 168 025 38.')).toEqual([
      { kind: 'nir', excerptMasked: '2 •• •• •• ••• ••• ••' },
    ]);
  });
});

describe('bank cards', () => {
  it.each([
    ['Visa', '4970 1012 3456 7893'],
    ['in one block', '4970101234567893'],
    ['with dashes', '4970-1012-3456-7893'],
    ['in pairs', '49 70 10 12 34 56 78 93'],
    ['with its expiry date', 'carte 4970 1012 3456 7893 12/28'],
    ['Mastercard', '5135 1234 5678 9012'],
    ['Mastercard, 2 series', '2223003122003222'],
    ['American Express', '3782 822463 10005'],
    ['Maestro', '6703 1234 5678 9012'],
    ['Visa of 13 digits', '4970101234565'],
  ])('finds one: %s', (_case, text) => {
    expect(kinds(text)).toEqual(['card']);
  });

  it.each([
    ['a number that fails the check', '4970 1012 3456 7894'],
    ['a SIRET, which passes the same check', '356 000 000 00048'],
    ['a SIRET in one block', 'SIRET 13002526500013'],
    ['another SIRET', '73282932000074'],
    ['a SIRET that begins as a card would', '44306184100047'],
    ['the placeholder SIRET', '00000000000000'],
    ['an unknown issuer', '9970101234567893'],
    ['two telephones side by side', '06 12 34 56 78 06 98 76 54 32'],
    ['twenty digits', '49701012345678931234'],
    ['zeros', '0000 0000 0000 0000'],
  ])('leaves %s', (_case, text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe('bank accounts', () => {
  it.each([
    ['French', 'FR76 3000 6000 0112 3456 7890 189'],
    ['with a letter inside', 'FR1420041010050500013M02606'],
    ['small letters, in a sentence', 'iban fr76 3000 6000 0112 3456 7890 189 donné ce jour'],
    ['German', 'DE89370400440532013000'],
    ['British', 'GB29 NWBK 6016 1331 9268 19'],
  ])('finds one: %s', (_case, text) => {
    expect(kinds(text)).toEqual(['iban']);
  });

  it.each([
    ['a wrong key', 'FR77 3000 6000 0112 3456 7890 189'],
    ['a truncated number', 'FR76 3000 6000 0112 3456'],
    ['a VAT number', 'FR40 303 265 045'],
  ])('leaves %s', (_case, text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe('serial numbers of a carte Vitale', () => {
  it.each([
    'N° de série de la carte Vitale 80250000012345678901',
    'numéro de série carte vitale : 802500000123',
    'Carte Vitale, n° de série 8025 0000 0123 4567 8901',
    'carte Vitale 80 250 000 012 345 678 901 2',
    'serie de sa carte VITALE : 8025.0000.0123',
  ])('finds one in « %s »', (text) => {
    expect(kinds(text)).toEqual(['vitale']);
  });

  it.each([
    'Carte Vitale à jour, tél. 06 12 34 56 78',
    'carte Vitale 06 12 34 56 78',
    'Carte Vitale mise à jour le 24/11/2026 à 14 h 30',
    'N° de série de la carte Vitale : à lire par la personne.',
    'A perdu sa carte Vitale, dossier ameli 2026110012345',
    'Série de l’appareil : 356938035643809',
    'Série de rendez-vous pour la carte Vitale le 24/11/2026',
  ])('leaves « %s »', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('says what it is when a key proves another number', () => {
    expect(kinds('carte Vitale 2 55 08 14 168 025 38')).toEqual(['nir']);
    expect(kinds('n° de série de la carte Vitale 2 55 08 14 168 025 38')).toEqual(['nir']);
    expect(kinds('carte Vitale et carte 4970 1012 3456 7893')).toEqual(['card']);
  });

  it('shows where, never the number', () => {
    expect(findSensitiveText('Vitale, série 802500000123.')).toEqual([
      { kind: 'vitale', excerptMasked: '8•••••••••••' },
    ]);
  });
});

describe('passwords and codes', () => {
  it.each([
    'mot de passe : Soleil80!',
    'Mot de passe: soleil',
    'MOT DE PASSE = doudou80',
    'mdp=azerty123',
    'mdp : loulou',
    'MDP Azerty12',
    'm.d.p. : Toto2024',
    'mot de passe Soleil2024!',
    'mot de passe ameli Soleil2024!',
    'mot de passe de sa messagerie : soleil80',
    'son mot de passe est Soleil80',
    'mot de passe : 1958',
    'mot de passe « soleil »',
    'son mot de passe c’est "doudou"',
    'identifiant jdupont, mot de passe Toto1234',
    'Identifiant : jdupont / mot de passe : Toto1234',
    'identifiants : jean.dupont@courriel.fr / Soleil12',
    'jean.dupont@courriel.fr / Soleil12',
    'password: hunter2024',
    'pwd = hunter2',
    'code : 4821',
    'code provisoire 12345',
    'code provisoire Mon espace santé : AB12CD34',
    'code provisoire reçu par courrier : K7PQ2M9X',
    'code provisoire AB 12 CD 34',
    'Code provisoire : AB12-CD34',
    'code d’activation de Mon espace santé reçu par la poste 4F8K2L',
    'code de la lettre AB12CD34',
    'code du courrier : AB12CD34',
    'code Mon espace santé : AB12CD34',
    'le code à 8 caractères AB12CD34',
    'code SMS 482913',
    'code PIN 1234',
    'code de la carte : 1234',
    'code de son téléphone 0000',
    'code d’accès 45A78B',
    'Mot de passe Facebook (perso) : Marie80',
    'mot de passe:Soleil80',
    'Mot de passe : soleil, noté sur son carnet',
    'Séance courte.\nmdp : soleil\nÀ revoir.',
  ])('finds one in « %s »', (text) => {
    expect(kinds(text)).toEqual(['password']);
  });

  it.each([
    'A oublié son mot de passe.',
    'Nous avons créé un mot de passe ensemble.',
    'Mot de passe oublié, refait avec le code reçu par SMS.',
    'Mot de passe : oublié.',
    'Mot de passe : à changer la prochaine fois',
    'Mot de passe : créé et noté sur son carnet',
    'mdp : perdu',
    'Mot de passe oublié : 0612345678 pour la rappeler',
    'Mot de passe de la messagerie : à revoir au prochain rendez-vous',
    'Explications sur le mot de passe, dossier n° 2026-12345',
    'Mot de passe : 2 essais',
    'Ne connaît pas son mot de passe : appeler le 36 46.',
    'Difficulté : le mot de passe est trop long.',
    'Choisir un mot de passe de 12 caractères avec 4 sortes de signes.',
    'Mot de passe changé le 24/11/2026 à 14h30.',
    'Mot de passe changé en 2026',
    'A cliqué sur « mot de passe oublié » puis « valider ».',
    'A cliqué sur "mot de passe oublié" puis "valider".',
    'Mot de passe Windows10 à revoir',
    'mot de passe de marie.durand@courriel.fr oublié',
    'Atelier mots de passe : mardi 24 novembre à 14 h',
    'Code postal : 80000',
    'code postal 80000 Amiens',
    'Code INSEE 80021, code APE 8899B',
    'Code du travail, article L1234-5',
    'code de la route',
    'Code provisoire demandé, dossier 123456.',
    'Code provisoire demandé dossier 123456',
    'Code provisoire valable 6 semaines.',
    'Code reçu le 24 novembre 2026 par courrier.',
    'Code provisoire reçu le 12/11/2026, à utiliser avant le 24/12/2026.',
    'Code de la lettre pas encore reçu',
    'Code Mon espace santé à redemander le 24 novembre',
    'Code de la lettre reçu en novembre 2026',
    'Revenir avec le code du courrier et le 06 12 34 56 78',
    'CODE PROVISOIRE DEMANDÉ LE 24 11 2026',
    'code provisoire valable 42 jours',
    'QR code : scanné avec aide',
    'A donné son identifiant, pas son mot de passe, 06 12 34 56 78',
    'Joindre marie.durand@courriel.fr / 06 12 34 56 78',
  ])('leaves « %s »', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('shows the words and hides the value', () => {
    expect(findSensitiveText('Vu ce jour, mot de passe : Soleil80!')).toEqual([
      { kind: 'password', excerptMasked: 'mot de passe : ••••' },
    ]);
  });
});

describe('ordinary notes', () => {
  it.each([
    '',
    'Téléphone : 06 12 34 56 78, ou +33 6 12 34 56 78 le soir.',
    'Née en 1958, vit à 80000 Amiens depuis le 12/05/2009.',
    'Rendez-vous le 24 novembre 2026 de 9 h 40 à 11 h 10.',
    'Dossier CAF n° 1234567, dossier MDPH 2024-0012345.',
    'SIRET de l’association : 844 172 060 00019.',
    'Horaires : 09:00-12:00, 14:00-18:30.',
    'Série de l’appareil : 356938035643809',
    'A envoyé 3 messages avec une photo, sait ouvrir ameli.fr.',
  ])('finds nothing in « %s »', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('reads a long text in a moment', () => {
    const text = 'Le mot de passe a été revu avec la personne, 06 12 34 56 78, le 24/11/2026. '.repeat(2000);
    const before = performance.now();
    expect(kinds(text)).toEqual([]);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});

it('finds each thing of a text, in order', () => {
  expect(kinds('mdp : soleil80, carte 4970 1012 3456 7893, NIR 2 55 08 14 168 025 38')).toEqual([
    'password',
    'card',
    'nir',
  ]);
});

it('says how to mend', () => {
  expect(messageFor('nir')).toContain(
    'numéro de sécurité sociale. Retirez-le\u00a0: la loi interdit de le garder ici.',
  );
  expect(messageFor('card')).toContain('carte bancaire');
  expect(messageFor('iban')).toContain('IBAN');
  expect(messageFor('vitale')).toContain('numéro de série d’une carte Vitale');
  expect(messageFor('password')).toContain('seule la personne doit le connaître');
});
