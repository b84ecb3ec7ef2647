import { errorSummary, type Field, textField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { PersonChoices } from '../../../beneficiaries/index.js';
import { hoursInWords } from '../../seats/hours-words.js';
import type { WorkshopFacts } from '../../seats/registration-facts.js';
import type { AgentRegistrationForm } from './agent-registration.form.js';
import { seatPaths } from './paths.js';

interface RegisterModel {
  errors: { href: string; text: string }[];
  title: string;
  lede: string;
  /** Full: said before anybody is chosen. */
  warning: string | null;
  action: string;
  formKey: string;
  choices: PersonChoices | null;
  /** Opened when it holds what was typed. */
  unknownOpen: boolean;
  name: Field;
  email: Field;
  phone: Field;
  cancelHref: string;
}

export function registerPage(
  workshop: WorkshopFacts,
  form: AgentRegistrationForm,
  choices: PersonChoices | null,
): View<RegisterModel> {
  const at = { id: workshop.workshopId };
  const typed = form.name !== undefined || form.email !== undefined || form.phone !== undefined || !form.isValid;
  const model: RegisterModel = {
    errors: errorSummary(form),
    title: 'Inscrire une personne',
    lede: `${workshop.title}, ${hoursInWords(workshop)}`,
    warning: warningOf(workshop),
    action: seatPaths.register.to(at),
    formKey: form.formKey,
    choices,
    unknownOpen: typed,
    name: textField(form, 'name', 'Prénom et nom'),
    email: textField(form, 'email', 'Adresse mail', { type: 'email', inputmode: 'email', required: false }),
    phone: textField(form, 'phone', 'Téléphone', { type: 'tel', inputmode: 'tel', width: '20', required: false }),
    cancelHref: seatPaths.workshop.to(at),
  };
  return view('workshops/seats/register', model.title, model, {
    breadcrumbs: [
      { href: '/ateliers', text: 'Ateliers' },
      { href: seatPaths.workshop.to(at), text: workshop.title },
    ],
  });
}

function warningOf({ capacity, seatsTaken, waiting }: WorkshopFacts): string | null {
  if (seatsTaken < capacity && waiting === 0) return null;
  const others =
    waiting > 1 ? `${waiting}\u00a0personnes attendent déjà.` : waiting === 1 ? '1\u00a0personne attend déjà.' : '';
  return `Cet atelier est complet\u00a0: la personne sera mise sur la liste d’attente. ${others}`.trim();
}
