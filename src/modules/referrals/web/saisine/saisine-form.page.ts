import {
  checkboxesField,
  dateField,
  errorSummary,
  type Field,
  radiosField,
  selectField,
  textField,
} from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { Day } from '../../../../platform/time/day.js';
import { levelLabels } from '../../../assessments/index.js';
import { beneficiariesPaths } from '../../../beneficiaries/index.js';
import type { FundPart } from '../../../structures/index.js';
import { callBackDays } from '../../saisine/saisine-codes.js';
import type { SaisineInHand } from '../../saisine/saisine-desk.js';
import { choiceReasonsFields, type ChoiceReasonsFields } from '../choice-reasons.form.js';
import { agreementWayLabels, motiveLabels } from '../labels.js';
import { paths } from '../paths.js';
import { callBackDayLabels, languageLabels, saisineNeedLabels, slotLabel } from './labels.js';
import { saisinePaths } from './paths.js';
import type { SaisineForm } from './saisine.form.js';

interface SlotCell {
  id: string;
  value: string;
  label: string;
  checked: boolean;
}

interface SaisineFormModel {
  action: string;
  errors: { href: string; text: string }[];
  title: string;
  summary: { rows: { key: string; value: string; values: null; href: string | null; action: string | null }[] };
  hidden: { name: string; value: string }[];
  running: { href: string } | null;
  choice: ChoiceReasonsFields | null;
  motive: Field;
  needs: Field | null;
  callBack: {
    hint: string;
    required: boolean;
    error: string | null;
    days: { name: string; cells: SlotCell[] }[];
  } | null;
  language: { choice: Field; interpreter: Field } | null;
  helper: { field: Field | null; href: string } | null;
  document: Field | null;
  documents: string[];
  sentence: string;
  byPhone: string | null;
  agreementOn: Field;
  agreementHow: Field;
  cancelHref: string;
}

export function saisineFormPage(inHand: SaisineInHand, form: SaisineForm, today: Day): View<SaisineFormModel> {
  const { person, fund, draft, running } = inHand;
  const asks = (part: FundPart) => fund.fundAsks[part] !== 'not_asked';
  const required = (part: FundPart) => ({ required: fund.fundAsks[part] === 'required' });
  const title = draft ? 'Modifier la saisine' : 'Préparer la saisine';
  const personHref = beneficiariesPaths.caseFile.to({ id: person.id });
  const model: SaisineFormModel = {
    action: draft ? saisinePaths.edit.to({ id: draft.id }) : saisinePaths.create.to({ id: person.id }),
    errors: errorSummary(form),
    title,
    summary: summary(inHand),
    hidden: hidden(form),
    running: running ? { href: saisinePaths.show.to({ id: running }) } : null,
    choice: choiceReasonsFields(form, inHand.standing),
    motive: radiosField(form, 'motive', 'Motif de la saisine', motiveLabels, {
      hint: 'Un seul motif, le principal. Aucun détail médical n’est demandé.',
    }),
    needs: asks('need_details')
      ? checkboxesField(form, 'saisineNeeds', 'Besoin précis', saisineNeedLabels, required('need_details'))
      : null,
    callBack: asks('call_back') ? callBackTable(form, required('call_back').required) : null,
    language: asks('language')
      ? {
          choice: selectField(
            form,
            'language',
            'Langue de la personne',
            { '': 'Non précisée', ...languageLabels },
            required('language'),
          ),
          interpreter: checkboxesField(form, 'interpreter', 'Interprète', { true: 'Un interprète est souhaité' }),
        }
      : null,
    helper: asks('helper') ? helper(inHand, form) : null,
    document: asks('attachment')
      ? textField(form, 'document', 'Document à joindre', {
          ...required('attachment'),
          accept: 'application/pdf,.pdf',
          hint: 'Un seul fichier PDF, 5\u00a0Mo au plus, et seulement s’il est utile à la demande.',
        })
      : null,
    documents: inHand.documents,
    byPhone: inHand.receiverAnswers
      ? null
      : `${fund.name} ne répond pas encore dans Passerelle. Imprimez la fiche de saisine et transmettez-la, puis notez ici ce que la caisse vous a répondu.`,
    sentence: sentence(fund.name),
    agreementOn: dateField(form, 'agreementOn', 'Jour où la personne a donné son accord', {
      max: today,
      hint: 'Nécessaire pour envoyer, pas pour enregistrer un brouillon.',
    }),
    agreementHow:
      fund.fundAsks.signature === 'required'
        ? radiosField(
            form,
            'agreementHow',
            'Comment\u00a0?',
            { signature: agreementWayLabels.signature },
            {
              hint: 'Cette caisse demande une signature, sur la fiche imprimée.',
            },
          )
        : radiosField(form, 'agreementHow', 'Comment\u00a0?', agreementWayLabels, { inline: true }),
    cancelHref: draft ? paths.show.to({ id: draft.id }) : personHref,
  };
  const breadcrumbs = [
    { href: personHref, text: person.displayName },
    { href: paths.choose.to({ id: person.id }), text: 'Orienter' },
  ];
  return view('referrals/saisine-form', title, model, { breadcrumbs });
}

function summary({ person, fund, level }: SaisineInHand): SaisineFormModel['summary'] {
  const row = (key: string, value: string, href: string | null = null) => ({
    ...{ key, value, values: null, href },
    action: href ? 'Changer' : null,
  });
  return {
    rows: [
      row('Personne', person.displayName),
      row('Caisse', fund.name, paths.choose.to({ id: person.id })),
      row('Délai choisi par la caisse', `${fund.fundAnswerDays}\u00a0jours ouvrés`),
      row('Niveau', levelLabels[level?.level ?? 'notAssessed']),
    ],
  };
}

const hidden = (form: SaisineForm): SaisineFormModel['hidden'] =>
  [
    ...(['structureId', 'version', 'suggestion', 'after'] as const).map((name) => ({
      name,
      value: String(form[name] ?? ''),
    })),
    ...form.needs.map((value) => ({ name: 'needs', value })),
  ].filter(({ value }) => value !== '');

/** Days as rows, so that it stays narrow on a phone; the first box bears the field's id, where an error leads. */
function callBackTable(form: SaisineForm, required: boolean): NonNullable<SaisineFormModel['callBack']> {
  const ticked = new Set([form.shown('callBackSlots')].flat());
  const cell = (slot: `${(typeof callBackDays)[number]}_${'am' | 'pm'}`): SlotCell => ({
    id: slot === 'mon_am' ? 'callBackSlots' : `callBackSlots-${slot}`,
    value: slot,
    label: slotLabel(slot),
    checked: ticked.has(slot),
  });
  return {
    hint: 'Cochez les moments où la personne peut répondre.',
    required,
    error: form.errorOf('callBackSlots'),
    days: callBackDays.map((day) => ({
      name: callBackDayLabels[day],
      cells: [cell(`${day}_am`), cell(`${day}_pm`)],
    })),
  };
}

/** Nobody is called without the person's agreement, noted in the file. */
function helper({ person }: SaisineInHand, form: SaisineForm): SaisineFormModel['helper'] {
  const href = beneficiariesPaths.edit.to({ id: person.id });
  if (!person.helperName || !person.helperAgreedOn) return { field: null, href };
  const name = [person.helperName, person.helperRelationship].filter(Boolean).join(', ');
  const text = `La caisse peut passer par ${name}`;
  return { field: checkboxesField(form, 'throughHelper', 'Proche aidant', { true: text }, { required: false }), href };
}

/** What is said to the person before they agree: exactly what is transmitted, why, and that they may change their mind. */
const sentence = (fundName: string): string =>
  `Je vais demander à «\u00a0${fundName}\u00a0» de vous rappeler. Je lui transmets votre nom, votre commune, de quoi vous ` +
  'contacter, où vous en êtes avec le numérique, et ce que nous venons de noter ensemble. ' +
  'Vous pouvez dire non, ou changer d’avis plus tard. Êtes-vous d’accord\u00a0?';
