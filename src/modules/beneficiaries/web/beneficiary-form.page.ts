import {
  checkboxesField,
  dateField,
  errorSummary,
  type Field,
  radiosField,
  selectField,
  textareaField,
  textField,
} from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import type { Day } from '../../../platform/time/day.js';
import type { Commune } from '../../structures/index.js';
import type { LikelyDuplicate } from '../duplicates/duplicates.queries.js';
import { showPhone } from '../../../platform/contact/phone.js';
import type { BeneficiaryForm } from './beneficiary.form.js';
import type { Difference } from './details-in-words.js';
import { contactPreferenceLabels, genderLabels, schemeLabels, socialStatusLabels, wishLabels } from './labels.js';
import { likenessWords } from './likeness-words.js';
import { paths } from './paths.js';

interface BeneficiaryFormModel {
  heading: string;
  lede: string | null;
  action: string;
  cancelHref: string;
  submit: string;
  errors: { href: string; text: string }[];
  known: KnownModel | null;
  changes: Difference[] | null;
  fields: Record<string, Field>;
  communeInsee: string;
  communeChoice: Field | null;
  moreOpen: boolean;
  /** Only when a file is opened; afterwards the notice has its own button. */
  noticeGiven: Field | null;
  withNotes: boolean;
  version: number | null;
}

interface KnownModel {
  people: { name: string; href: string; facts: string; reason: string }[];
  /** Everything typed, to send again with the word that it is somebody else. */
  carried: { name: string; value: string }[];
}

/** What both pages need to show the form again. */
export interface Shown {
  form: BeneficiaryForm;
  today: Day;
  choices?: Commune[];
}

export function registerPage(shown: Shown, known: LikelyDuplicate[] = []): View<BeneficiaryFormModel> {
  const model = {
    ...common(shown),
    heading: 'Accueillir une personne',
    lede: 'Un prénom et un nom suffisent pour commencer. Le reste peut attendre.',
    action: paths.create.to(),
    cancelHref: paths.list.to(),
    submit: 'Enregistrer la fiche',
    known: known.length > 0 ? knownModel(known, shown.form) : null,
    changes: null,
    noticeGiven: checkboxesField(shown.form, 'noticeGiven', 'Information de la personne', {
      true: 'Notice d’information remise aujourd’hui',
    }),
    withNotes: true,
    version: null,
  };
  return view('beneficiaries/form', 'Accueillir une personne', model, {
    breadcrumbs: [{ href: paths.list.to(), text: 'Bénéficiaires' }],
  });
}

/** @param changes set when the file has moved since it was read; `version` is then the present one */
export function correctPage(
  shown: Shown,
  person: { id: string; displayName: string; version: number; shared: boolean },
  changes: Difference[] | null = null,
): View<BeneficiaryFormModel> {
  const caseFile = paths.caseFile.to({ id: person.id });
  const model = {
    ...common(shown),
    heading: `Modifier la fiche de ${person.displayName}`,
    lede: null,
    action: paths.edit.to({ id: person.id }),
    cancelHref: caseFile,
    submit: changes ? 'Enregistrer ce que j’ai écrit' : 'Enregistrer les modifications',
    known: null,
    changes,
    moreOpen: true,
    noticeGiven: null,
    withNotes: !person.shared,
    version: person.version,
  };
  return view('beneficiaries/form', 'Modifier la fiche', model, {
    breadcrumbs: [
      { href: paths.list.to(), text: 'Bénéficiaires' },
      { href: caseFile, text: person.displayName },
    ],
  });
}

/** Fields under « Pour aller plus loin »: it opens by itself when one of them has something to say. */
const further = [
  ...['socialStatus', 'gender', 'scheme', 'wishes', 'notes'],
  ...['helperName', 'helperPhone', 'helperRelationship', 'helperAgreedOn'],
] as const;

const carried = [
  ...['firstName', 'lastName', 'birthYear', 'commune', 'communeInsee', 'phone', 'noPhone', 'email', 'noEmail'],
  ...['contactPreference', ...further, 'noticeGiven'],
];

const left = new Set(['', 'non_communique', 'unknown']);

function common({ form, today, choices = [] }: Shown) {
  return {
    errors: inPageOrder(form),
    fields: fieldsOf(form, today),
    communeInsee: [form.shown('communeInsee')].flat()[0] ?? '',
    communeChoice: choices.length > 0 ? communeChoice(form, choices) : null,
    moreOpen: further.some(
      (name) => form.errorOf(name) || ![form.shown(name)].flat().every((value) => left.has(value)),
    ),
  };
}

/** What is found later (the commune, a day to come) takes its place among the others. */
const inPageOrder = (form: BeneficiaryForm) =>
  errorSummary(form).sort((one, other) => carried.indexOf(one.href.slice(1)) - carried.indexOf(other.href.slice(1)));

function fieldsOf(form: BeneficiaryForm, today: Day): Record<string, Field> {
  const optional = { required: false };
  const phone = { ...optional, type: 'tel', inputmode: 'tel', width: '20' };
  return {
    firstName: textField(form, 'firstName', 'Prénom'),
    lastName: textField(form, 'lastName', 'Nom'),
    birthYear: textField(form, 'birthYear', 'Année de naissance', { ...optional, inputmode: 'numeric', width: '4' }),
    commune: textField(form, 'commune', 'Commune ou code postal', { ...optional, width: '20' }),
    phone: textField(form, 'phone', 'Téléphone', phone),
    noPhone: checkboxesField(form, 'noPhone', '', { true: 'Pas de téléphone' }),
    email: textField(form, 'email', 'Adresse mail', { ...optional, type: 'email', inputmode: 'email' }),
    noEmail: checkboxesField(form, 'noEmail', '', { true: 'Pas d’adresse mail' }),
    contactPreference: selectField(form, 'contactPreference', 'Comment la joindre', contactPreferenceLabels),
    socialStatus: selectField(form, 'socialStatus', 'Statut', socialStatusLabels, optional),
    gender: selectField(form, 'gender', 'Genre', genderLabels, optional),
    scheme: selectField(form, 'scheme', 'Régime de sécurité sociale', schemeLabels, {
      ...optional,
      hint: 'Il dit quelle caisse peut aider.',
    }),
    wishes: checkboxesField(form, 'wishes', 'Ce qui l’aide', wishLabels, optional),
    helperName: textField(form, 'helperName', 'Prénom et nom du proche', optional),
    helperRelationship: textField(form, 'helperRelationship', 'Lien avec la personne', {
      ...optional,
      hint: 'Par exemple\u00a0: sa fille, un voisin.',
    }),
    helperPhone: textField(form, 'helperPhone', 'Téléphone du proche', phone),
    helperAgreedOn: dateField(form, 'helperAgreedOn', 'Le proche a donné son accord le', { ...optional, max: today }),
    notes: textareaField(form, 'notes', 'Notes utiles à la suite', optional),
  };
}

function communeChoice(form: BeneficiaryForm, choices: Commune[]): Field {
  const texts = choices.map(({ inseeCode, name, postalCodes, departmentName }) => [
    inseeCode,
    `${name} (${postalCodes.slice(0, 3).join(', ')}${postalCodes.length > 3 ? '…' : ''}), ${departmentName}`,
  ]);
  return radiosField(
    form,
    'communeInsee',
    'Quelle commune\u00a0?',
    Object.fromEntries(texts) as Record<string, string>,
  );
}

function knownModel(known: LikelyDuplicate[], form: BeneficiaryForm): KnownModel {
  return {
    people: known.map(({ id, displayName, birthYear, communeName, phone, reasons }) => ({
      name: displayName,
      href: paths.caseFile.to({ id }),
      facts: [birthYear && `naissance en ${birthYear}`, communeName, phone && showPhone(phone)]
        .filter(Boolean)
        .join(' · '),
      reason: likenessWords(reasons),
    })),
    carried: carried.flatMap((name) => [form.shown(name)].flat().map((value) => ({ name, value }))),
  };
}
