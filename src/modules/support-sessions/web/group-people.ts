import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { isId } from '../../../platform/ids.js';
import {
  BeneficiariesQueries,
  BeneficiariesService,
  type BeneficiaryCard,
  type PersonLine,
} from '../../beneficiaries/index.js';
import type { GroupSessionForm } from './group-session.form.js';

/** Who is on the list of a workshop being noted, and who answers the search beside it. */
export interface GroupPeople {
  /** A null name: on the list already, and no longer seen by the structure. */
  listed: { id: string; name: string | null; facts: string }[];
  /** Null when nothing was searched. */
  found: { id: string; name: string; facts: string }[] | null;
  /** More answer than are shown. */
  more: boolean;
}

type Facts = Pick<BeneficiaryCard, 'displayName' | 'birthYear' | 'communeName'>;

const MOST_FOUND = 8;

/** The list changes by buttons that show the page again, or by the script that presses them. */
@Injectable()
export class GroupPeopleDesk {
  constructor(
    private readonly beneficiaries: BeneficiariesService,
    private readonly queries: BeneficiariesQueries,
  ) {}

  /**
   * Does what the pressed button asks, then reads the list. Somebody who is not the actor's to see is taken off it, and
   * the form says so.
   * @param kept those already on the list of the workshop being corrected: they may stay, seen or not
   */
  async settle(actor: StructureActor, form: GroupSessionForm, kept: readonly string[]): Promise<GroupPeople> {
    if (form.act) form.forgetErrors();
    press(form);
    const cards = await this.beneficiaries.findAll(actor, form.people);
    this.refuseTwins(form, cards);
    const known = form.people.filter((id) => cards.has(id) || kept.includes(id));
    if (known.length < form.people.length) {
      form.reject(
        'personSearch',
        'Une personne de la liste n’est pas suivie par votre structure\u00a0: elle a été retirée.',
      );
    }
    form.people = [...new Set(known)];
    const listed = form.people.map((id) => line(id, cards.get(id)));
    return { listed, ...(await this.search(actor, form)) };
  }

  private refuseTwins(form: GroupSessionForm, cards: ReadonlyMap<string, BeneficiaryCard>): void {
    const twin = form.people.find((id, index) => form.people.indexOf(id) !== index);
    if (!twin) return;
    const name = cards.get(twin)?.displayName ?? 'Une personne';
    form.reject('personSearch', `${name} est déjà sur la liste\u00a0: chaque personne y est une fois.`);
  }

  private async search(actor: StructureActor, form: GroupSessionForm): Promise<Pick<GroupPeople, 'found' | 'more'>> {
    const typed = form.personSearch;
    if (!typed || typed.length > 200) return { found: null, more: false };
    if (!form.act) form.reject('personSearch', 'Ajoutez la personne cherchée à la liste, ou effacez la recherche.');
    const { exact, alike, more } = await this.queries.search(actor, typed);
    const fresh = [...exact, ...alike].filter(({ id }) => !form.people.includes(id));
    return { found: fresh.slice(0, MOST_FOUND).map(foundLine), more: more || fresh.length > MOST_FOUND };
  }
}

/** Adds or removes; the search is over once somebody was chosen. */
function press(form: GroupSessionForm): void {
  const [act, id] = form.act?.split('_') ?? [];
  if (act === 'remove') form.people = form.people.filter((one) => one !== id);
  if (act !== 'add' || !isId(id)) return;
  form.people = [...form.people, id];
  delete form.personSearch;
}

const line = (id: string, card: Facts | undefined): GroupPeople['listed'][number] =>
  card ? { id, name: card.displayName, facts: factsOf(card) } : { id, name: null, facts: '' };

const foundLine = (person: PersonLine) => ({ id: person.id, name: person.displayName, facts: factsOf(person) });

const factsOf = ({ birthYear, communeName }: Omit<Facts, 'displayName'>): string =>
  [birthYear === null ? null : `né·e en ${birthYear}`, communeName].filter(Boolean).join(', ');
