import {
  checkboxesField,
  dateField,
  errorSummary,
  type Field,
  radiosField,
  selectField,
  textareaField,
} from '../../../platform/http/forms/fields.js';
import type { Form } from '../../../platform/http/forms/form.js';
import { view, type View } from '../../../platform/http/page.js';
import { levelLabels } from '../../assessments/index.js';
import type { ReferralSeen } from '../referral-reading.js';
import type { AcceptForm, CloseForm, RefuseForm, WithdrawForm } from './answer.forms.js';
import { type Door, signedInDoor } from './doors.js';
import { outcomeLabels, refusalReasonLabels } from './labels.js';
import { paths } from './paths.js';

/** A decision has a page of its own: what it means, what it asks, one button. */
interface DecisionModel {
  title: string;
  lede: string;
  action: string;
  errors: { href: string; text: string }[];
  dates: Field[];
  radios: Field[];
  checkboxes: Field[];
  /** A button that begins the message, without sending it. */
  begin: string | null;
  selects: Field[];
  texts: Field[];
  button: string;
  warning: boolean;
  cancelHref: string;
}

type Parts = Pick<DecisionModel, 'title' | 'lede' | 'action' | 'button'> & Partial<DecisionModel>;

function decision(seen: ReferralSeen, form: Form, parts: Parts, door: Door = signedInDoor): View<DecisionModel> {
  const cancelHref = door.show.to({ id: seen.referral.id });
  const none = { dates: [], radios: [], checkboxes: [], begin: null, selects: [], texts: [], warning: false };
  const model = { ...none, ...parts, errors: errorSummary(form), cancelHref };
  const breadcrumbs = door.layout === 'page' ? [{ href: cancelHref, text: 'Orientation' }] : [];
  return view('referrals/decision', parts.title, model, { breadcrumbs, layout: door.layout });
}

const careful = 'N’écrivez rien sur la santé de la personne.';

export function acceptPage(seen: ReferralSeen, form: AcceptForm, door = signedInDoor): View<DecisionModel> {
  const bySender = seen.side === 'sender';
  return decision(
    seen,
    form,
    {
      title: bySender ? 'Noter une acceptation' : 'Accepter l’orientation',
      lede: bySender
        ? `Ce que ${seen.referral.receiverName} vous a répondu.`
        : 'Le nom et les coordonnées de la personne s’afficheront, et la structure qui oriente sera informée.',
      action: door.accept.to({ id: seen.referral.id }),
      dates: [
        dateField(form, 'appointmentOn', 'Jour du premier rendez-vous', {
          required: false,
          hint: 'S’il est déjà fixé.',
        }),
      ],
      texts: [
        textareaField(form, 'words', bySender ? 'Précisions' : 'Message pour la structure qui oriente', {
          required: false,
          hint: `Par exemple ce qu’il faut apporter. ${careful}`,
        }),
      ],
      button: bySender ? 'Enregistrer l’acceptation' : 'Accepter',
    },
    door,
  );
}

export function refusePage(seen: ReferralSeen, form: RefuseForm, door = signedInDoor): View<DecisionModel> {
  const bySender = seen.side === 'sender';
  return decision(
    seen,
    form,
    {
      title: bySender ? 'Noter un refus' : 'Refuser l’orientation',
      lede: bySender
        ? `Ce que ${seen.referral.receiverName} vous a répondu.`
        : 'La structure qui oriente lira votre raison et cherchera une autre solution. La personne, elle, n’en saura pas le motif.',
      action: door.refuse.to({ id: seen.referral.id }),
      checkboxes: [checkboxesField(form, 'reasons', 'Raisons', refusalReasonLabels)],
      begin: 'Proposer un début de message',
      texts: [textareaField(form, 'words', 'En quelques mots', { hint: `Ce qui aidera à trouver mieux. ${careful}` })],
      button: bySender ? 'Enregistrer le refus' : 'Refuser',
      warning: !bySender,
    },
    door,
  );
}

export function withdrawPage(seen: ReferralSeen, form: WithdrawForm): View<DecisionModel> {
  const draft = seen.referral.status === 'draft';
  return decision(seen, form, {
    title: draft ? 'Abandonner le brouillon' : 'Retirer l’orientation',
    lede: draft
      ? 'Rien n’a été transmis. Le brouillon reste dans l’historique de la personne.'
      : `${seen.referral.receiverName} ne pourra plus y répondre, et ne verra plus rien de la personne.`,
    action: paths.withdraw.to({ id: seen.referral.id }),
    texts: [
      textareaField(form, 'reason', 'Pourquoi\u00a0?', {
        rows: 3,
        hint: `Par exemple\u00a0: la personne a changé d’avis. ${careful}`,
      }),
    ],
    button: draft ? 'Abandonner le brouillon' : 'Retirer l’orientation',
    warning: true,
  });
}

const levelChoices = {
  '': 'Le niveau n’a pas été revu',
  beginner: levelLabels.beginner,
  intermediate: levelLabels.intermediate,
  independent: levelLabels.independent,
};

export function closePage(seen: ReferralSeen, form: CloseForm, door = signedInDoor): View<DecisionModel> {
  const bySender = seen.side === 'sender';
  return decision(
    seen,
    form,
    {
      title: bySender ? 'Noter le résultat' : 'Dire ce qu’il s’est passé',
      lede: bySender
        ? 'L’orientation sera terminée. La structure qui a accompagné la personne ne verra plus ses coordonnées.'
        : 'L’orientation sera terminée\u00a0: la structure qui l’a envoyée lira le résultat, et vous ne verrez plus les coordonnées de la personne.',
      action: door.close.to({ id: seen.referral.id }),
      radios: [radiosField(form, 'outcome', 'Résultat', outcomeLabels)],
      texts: [
        textareaField(form, 'words', 'Ce qui a été fait', {
          required: false,
          hint: `Demandé si vous choisissez «\u00a0Autre issue\u00a0». ${careful}`,
        }),
      ],
      selects: [
        selectField(form, 'levelAfter', 'Niveau de la personne à la fin', levelChoices, {
          required: false,
          hint: 'Débutant\u00a0: a besoin de quelqu’un à ses côtés. Intermédiaire\u00a0: fait avec un peu d’aide. Autonome\u00a0: fait sans aide.',
        }),
      ],
      button: 'Terminer l’orientation',
    },
    door,
  );
}
