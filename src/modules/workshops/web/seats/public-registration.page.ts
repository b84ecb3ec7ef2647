import { errorSummary, type Field, textField } from '../../../../platform/http/forms/fields.js';
import { type Flash, view, type View } from '../../../../platform/http/page.js';
import type { PublicAnswer } from '../../seats/public-registration.js';
import type { WorkshopFacts } from '../../seats/registration-facts.js';
import { personPaths } from './paths.js';
import { organiserContact, type PersonModel, workshopRows } from './person.page.js';
import type { PublicRegistrationForm } from './public-registration.form.js';

interface AskModel {
  errors: { href: string; text: string }[];
  title: string;
  action: string;
  formKey: string;
  rows: ReturnType<typeof workshopRows>;
  /** How many seats are left, or that one would wait. */
  seats: string;
  name: Field;
  email: Field;
  phone: Field;
  button: string;
  cancelHref: string;
  contact: PersonModel['contact'];
}

export function publicRegistrationPage(workshop: WorkshopFacts, form: PublicRegistrationForm): View<AskModel> {
  const at = { id: workshop.workshopId };
  const full = workshop.seatsTaken >= workshop.capacity || workshop.waiting > 0;
  const model: AskModel = {
    errors: errorSummary(form),
    title: full ? 'S’inscrire sur la liste d’attente' : 'Demander une place',
    action: personPaths.ask.to(at),
    formKey: form.formKey,
    rows: workshopRows(workshop, false),
    seats: seatsInWords(workshop),
    name: textField(form, 'name', 'Votre prénom et votre nom', { autocomplete: 'name' }),
    email: textField(form, 'email', 'Votre adresse mail', {
      ...{ type: 'email', inputmode: 'email', autocomplete: 'email', required: true },
      hint: full
        ? 'Nous vous écrivons dès qu’une place se libère. Pas d’adresse\u00a0? Laissez un numéro de téléphone.'
        : 'Vous recevrez un lien pour confirmer. Pas d’adresse\u00a0? Laissez un numéro de téléphone.',
    }),
    phone: textField(form, 'phone', 'Ou votre téléphone', {
      ...{ type: 'tel', inputmode: 'tel', autocomplete: 'tel', width: '20' },
      hint: full ? 'Sans adresse mail, nous vous appelons.' : 'Sans adresse mail, nous vous appelons pour confirmer.',
    }),
    button: full ? 'Rejoindre la liste d’attente' : 'Demander une place',
    cancelHref: personPaths.workshop.to(at),
    contact: organiserContact(workshop),
  };
  return view('workshops/seats/ask', `${model.title}\u00a0: ${workshop.title}`, model, { layout: 'bare' });
}

function seatsInWords({ capacity, seatsTaken, waiting }: WorkshopFacts): string {
  const left = capacity - seatsTaken;
  if (left <= 0 || waiting > 0) {
    const others =
      waiting === 0
        ? ''
        : waiting === 1
          ? ' 1\u00a0personne attend déjà.'
          : ` ${waiting}\u00a0personnes attendent déjà.`;
    return `Cet atelier est complet.${others} Dès qu’une place se libère, elle est proposée à la première personne de la liste.`;
  }
  return left === 1 ? 'Il reste 1\u00a0place.' : `Il reste ${left}\u00a0places.`;
}

/** The same for all, whether we knew them or not. */
export function askedFlash(answer: PublicAnswer): Flash {
  switch (answer.kind) {
    case 'mail':
      return {
        kind: 'success',
        text: 'Une place vous est gardée deux heures\u00a0: ouvrez le message que nous venons de vous envoyer, et confirmez.',
      };
    case 'call':
      return { kind: 'success', text: 'Une place vous est gardée\u00a0: nous vous appelons pour la confirmer.' };
    case 'waiting':
      return {
        kind: 'info',
        text: `L’atelier est complet\u00a0: vous êtes en ${answer.position === 1 ? '1re' : `${answer.position}e`}\u00a0position sur la liste d’attente.`,
      };
  }
}

export function askedPage(workshop: WorkshopFacts): View<PersonModel> {
  const model: PersonModel = {
    title: 'Votre demande est bien reçue',
    words: [
      'Avec une adresse mail, la suite arrive dans votre messagerie\u00a0: regardez aussi dans les indésirables. Sinon, nous vous appelons.',
    ],
    rows: workshopRows(workshop, false),
    act: null,
    other: { href: personPaths.workshop.to({ id: workshop.workshopId }), text: 'Revoir l’atelier', help: null },
    contact: organiserContact(workshop),
  };
  return view('workshops/seats/person', model.title, model, { layout: 'bare' });
}
