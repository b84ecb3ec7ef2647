/**
 * Passwords and secret codes written in a sentence. People write about passwords all day at these desks, so the word
 * alone is innocent: only the word followed by something that looks like a value is a finding. Pure.
 */
export interface SecretSpan {
  start: number;
  /** Where the value itself begins: what stands before it may be shown. */
  valueStart: number;
  end: number;
}

const PASSWORD = String.raw`(?<![\p{L}\d])(?:mots?\s+de\s+passe|m\.?d\.?p\.?|password|passwd|pwd|passphrase|phrase\s+secrète)(?![\p{L}\d])`;
const SECRET_CODE = String.raw`(?<![\p{L}\d])codes?\s+(?:provisoire|temporaire|secret|confidentiel|personnel|parental|pin|puk|sms|wi-?fi|reçu|bancaire|ameli|unique|à\s+usage\s+unique|d[’']accès|d[’']activation|de\s+connexion|de\s+sécurité|de\s+vérification|de\s+confirmation|de\s+déverrouillage|à\s+\d+\s+(?:caractères|chiffres)|(?:(?:de|pour)\s+)?(?:mon\s+)?espace\s+santé|(?:de\s+(?:la|sa|son)|du|par)\s+(?:carte|téléphone|portable|mobile|tablette|ordinateur|box|lettre|courrier|mail))s?(?:\s+(?:de|pour|sur)\s+mon\s+espace\s+santé)?(?![\p{L}\d])`;
const LINK = String.raw`\s*(?:=>|->|→|[:=])+\s*`;

/** First words after « mot de passe : » that begin a remark, not a password. */
const REMARKS = new Set(
  (
    'oublié oubliée oubliés perdu perdue perdus égaré inconnu bloqué expiré périmé invalide refusé impossible aucun aucune ' +
    'non oui ok fait faite créé créée crée changé changée modifié modifiée réinitialisé réinitialisée refait renouvelé noté ' +
    'notée retrouvé enregistré vu revu revoir voir expliqué expliquée explication explications compris acquis validé terminé ' +
    'atelier aide conseils conseil création changement gestion règles rappel rappels méthode astuces difficile difficulté ' +
    'difficultés besoin demande demander choisir choix changer modifier créer retenir noter apprendre réinitialisation ' +
    "réinitialiser récupération récupérer oubli perte sécurité toujours encore trop pas ne n’ n' en à a au aux le la les un " +
    'une des de du il elle on nous son sa ses ce cette et ou par pour avec sans sur chez comment quand faut doit peut sait ' +
    'est reste idem néant rien personnel confidentiel secret papier carnet maison bien mal simple fort faible sûr solide ras'
  ).split(' '),
);

function trimmed(token: string): string {
  return token.replace(/^["«“'‘(]+/, '').replace(/["»”'’).,;:?…]+$/, '');
}

/** What carries digits in ordinary sentences: dates, hours, quantities, telephones, addresses of sites and mailboxes. */
function isOrdinary(value: string, direct: boolean): boolean {
  const shapes = [
    /^\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?$/,
    /^\d{4}-\d{2}-\d{2}$/,
    /^\d{1,2}h(\d{2})?(min)?$|^\d{1,2}:\d{2}$|^24h\/24$|^7j\/7$/i,
    /^\d+([.,]\d+)?(€|%|er|ère|e|ème|min|mn|h|j|ans|fois|caractères|chiffres|lettres|semaines|jours|mois)$/i,
    /^n[°o]?\d+$/i,
    /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/,
    /^(https?:\/\/|www\.)/i,
    /^(windows|iphone|ipad|android|galaxy|office|microsoft|covid|play|ps)[-_]?\d+$/i,
  ];
  if (shapes.some((shape) => shape.test(value))) return true;
  return !direct && (/^(19|20)\d{2}$/.test(value) || /^(0|\+33|0033)[1-9]\d{8}$/.test(value));
}

/** Letters with digits, digits with signs, four digits or more, or a sign inside a word. */
function looksSecret(token: string, direct: boolean): boolean {
  const value = trimmed(token);
  if (value.length < 4 || isOrdinary(value, direct)) return false;
  const digits = /\d/.test(value);
  if (digits && /[^\d.,/’'-]/.test(value)) return true;
  return /^\d{4,}$/.test(value) || /[\p{L}][@#$%&*!_+=][\p{L}\d]/u.test(value);
}

/** A plain word standing alone after the colon: « mdp : soleil ». A longer remark goes on after its first word. */
function isLoneWord(token: string, after: string): boolean {
  const word = trimmed(token);
  if (word.length < 3 || REMARKS.has(word.toLowerCase()) || isOrdinary(word, true)) return false;
  if (/^\p{L}['’]/u.test(word) || !/^[\p{L}\d\p{P}\p{S}]+$/u.test(word)) return false;
  return /[.,;!?)»"”]$/.test(token) || /^[ \t]*(?:$|[\n/|,;.)])/.test(after);
}

function search(text: string, before: string, accept: (token: string, after: string) => boolean): SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const match of text.matchAll(new RegExp(`${before}(?<value>\\S+)`, 'giu'))) {
    const value = match.groups?.value ?? '';
    const end = match.index + match[0].length;
    if (accept(value, text.slice(end, end + 40))) {
      spans.push({ start: match.index, valueStart: end - value.length, end });
    }
  }
  return spans;
}

/** The token before the number says that it is another number. */
const NUMBERED_THING = /^(dossier|numéro|n°|référence|réf|siret|tél|téléphone|postal|insee|caf)/i;
const LINK_ALONE = /^(?:=>|->|→|[:=])+$/;

/** Walks the words after the keyword, to the end of the clause or the sixth: « mot de passe de sa messagerie Soleil80 ». */
function walk(text: string, named: string): SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const keyword of text.matchAll(new RegExp(named, 'giu'))) {
    const from = keyword.index + keyword[0].length;
    const tail = /^[^\n]{0,120}/.exec(text.slice(from, from + 120))?.[0] ?? '';
    let words = 0;
    for (const { 0: token, index } of tail.matchAll(/\S+/g)) {
      if (LINK_ALONE.test(token)) continue;
      if (!/^[:=]/.test(token) && looksSecret(token, words === 0)) {
        spans.push({ start: keyword.index, valueStart: from + index, end: from + index + token.length });
        break;
      }
      words += 1;
      if (words > 5 || /^[:=]|[,;.?!]$/.test(token) || NUMBERED_THING.test(token)) break;
    }
  }
  return spans;
}

/** A code copied from a letter in groups: « code provisoire AB 12 CD 34 ». */
function grouped(text: string, before: string): SecretSpan[] {
  const groups = String.raw`(?<value>[A-Z\d]{2,4}(?:[ -][A-Z\d]{2,4}){1,5})(?![\p{L}\d])`;
  return [...text.matchAll(new RegExp(before + groups, 'giu'))].flatMap((match) => {
    const value = match.groups?.['value'] ?? '';
    const end = match.index + match[0].length;
    const copied = /[A-Z]/.test(value) && /\d/.test(value) && value === value.toUpperCase();
    return copied ? [{ start: match.index, valueStart: end - value.length, end }] : [];
  });
}

/** Every password or secret code with its value; two may tell of the same value. */
export function findPasswords(text: string): SecretSpan[] {
  const named = `(?:${PASSWORD}|${SECRET_CODE})`;
  const login = String.raw`(?<![\p{L}\d])(?:identifiants?|login|connexion)\b[^\n]{0,60}?[^\s@]+@[^\s@]+\s*[/|,;:-]\s*`;
  const mailbox = String.raw`[^\s@]+@[^\s@]+\.\p{L}+\s*[/|:]\s*`;
  const quoted = String.raw`${named}(?:\s+[\p{L}’']+){0,3}\s+(?:["“](?=\S)|«\s*)`;
  return [
    ...walk(text, named),
    ...search(text, named + LINK, (token, after) => looksSecret(token, true) || isLoneWord(token, after)),
    ...grouped(text, `${named}(?:${LINK}|\\s+)`),
    ...search(text, quoted, (token, after) => /["”»]/.test(token + after.slice(0, 2)) && isLoneWord(token, '')),
    ...search(text, String.raw`(?<![\p{L}\d])codes?${LINK}`, (token) => /\d/.test(token) && looksSecret(token, true)),
    ...search(text, login, (token) => looksSecret(token, true)),
    ...search(text, mailbox, (token) => /\p{L}/u.test(token) && looksSecret(token, true)),
  ];
}
