import { view, type View } from '../../../platform/http/page.js';
import { newId } from '../../../platform/ids.js';
import { beneficiariesPaths, type BeneficiaryCard } from '../../beneficiaries/index.js';
import {
  fromToWords,
  type PersonRegistration,
  seatPaths,
  seatsWords,
  whereWords,
  type WorkshopCard,
  workshopDayWords,
  workshopsPaths,
} from '../../workshops/index.js';

interface RegisterModel {
  name: string;
  personId: string;
  lines: {
    href: string;
    title: string;
    detail: string;
    /** Null when the person is there already. */
    action: string | null;
    formKey: string;
    text: string;
  }[];
  workshopsHref: string;
}

/** As the registrations’ own page sends it: the person, and the key of the form. */
export function registerPage(
  person: BeneficiaryCard,
  cards: readonly WorkshopCard[],
  registrations: readonly PersonRegistration[],
): View<RegisterModel> {
  const there = new Set(
    registrations.filter(({ status }) => status !== 'cancelled').map(({ workshopId }) => workshopId),
  );
  const model = {
    name: person.displayName,
    personId: person.id,
    lines: cards
      .filter(({ status }) => status === 'published')
      .map((card) => ({
        href: workshopsPaths.show.to({ id: card.id }),
        title: card.title,
        detail: [workshopDayWords(card), fromToWords(card), whereWords(card), seatsWords(card)].join(' · '),
        action: there.has(card.id) ? null : seatPaths.register.to({ id: card.id }),
        formKey: newId(),
        text: card.seatsTaken < card.capacity && card.waiting === 0 ? 'Inscrire' : 'Mettre sur la liste d’attente',
      })),
    workshopsHref: workshopsPaths.list.to(),
  };
  return view('case-file/register', 'Inscrire à un atelier', model, {
    breadcrumbs: [
      { href: beneficiariesPaths.list.to(), text: 'Bénéficiaires' },
      { href: beneficiariesPaths.caseFile.to({ id: person.id }), text: person.displayName },
    ],
  });
}
