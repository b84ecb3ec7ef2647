import { newId } from '../platform/ids.js';
import type { StructureActor } from '../platform/access/actor.js';
import type { ReferralInput } from '../modules/referrals/index.js';
import { addDays, type Day } from '../platform/time/day.js';
import { answers, type PersonKey } from './demo-people.js';
import { session } from './demo-sessions.js';
import type { Storyteller } from './storyteller.js';

const MORNING = 9 * 60 + 40;
const NOON = 11 * 60 + 50;
const AFTERNOON = 15 * 60 + 10;

type Ids = Map<PersonKey, string>;

const basics = {
  topics: ['prendre_en_main_du_materiel' as const],
  procedures: [],
  equipment: ['telephone' as const],
  autonomy: 'entierement_accompagne' as const,
};
const mailbox = {
  topics: ['email' as const, 'navigation_sur_internet' as const],
  procedures: [],
  equipment: ['ordinateur' as const],
  autonomy: 'partiellement_autonome' as const,
};
const health = {
  topics: ['sante' as const],
  procedures: [],
  equipment: ['telephone' as const],
  autonomy: 'entierement_accompagne' as const,
};

/** What happens to each person: levels, referrals in every state, sessions. */
export class Scenes {
  constructor(
    private readonly story: Storyteller,
    private readonly ids: Ids,
  ) {}

  add(): void {
    const { counter, mediator } = this.story.cast;
    this.assessments(counter, mediator);
    this.toTheDigitalSpace();
    this.toTheFund();
    this.elsewhere();
    this.ownPeopleOfTheMediator(mediator);
  }

  private id(person: PersonKey): string {
    const id = this.ids.get(person);
    if (!id) throw new Error(`No such person in the story: ${person}`);
    return id;
  }

  private assess(
    ago: number,
    minutes: number,
    actor: StructureActor,
    person: PersonKey,
    given: keyof typeof answers,
  ): void {
    this.story.scene(ago, minutes, actor, () =>
      this.story.assessments.record(actor, this.id(person), { form: 'full', answers: answers[given] }),
    );
  }

  private assessments(counter: StructureActor, mediator: StructureActor): void {
    const told: [number, PersonKey, keyof typeof answers][] = [
      [8, 'jeanne', 'never'],
      [26, 'marcel', 'stopped'],
      [6, 'aicha', 'halfway'],
      [12, 'luc', 'skilledButUneasy'],
      [2, 'odile', 'never'],
      [5, 'hugo', 'independent'],
      [15, 'fatou', 'fragile'],
      [18, 'rene', 'never'],
      [1, 'sylvie', 'halfway'],
      [9, 'mihai', 'practiceWithoutEmail'],
      [20, 'karim', 'stopped'],
    ];
    for (const [ago, person, given] of told) this.assess(ago, MORNING, counter, person, given);
    this.assess(29, AFTERNOON, mediator, 'louise', 'never');
    this.assess(14, AFTERNOON, mediator, 'louise', 'fragile');
    this.assess(3, AFTERNOON, mediator, 'louise', 'halfway');
    this.assess(16, AFTERNOON, mediator, 'thomas', 'halfway');
  }

  /** Sends, then lets each later scene act on the referral by its id. */
  private send(
    ago: number,
    person: PersonKey,
    input: Omit<ReferralInput, 'agreement'>,
    next: { ago: number; by: StructureActor; act: (id: string, day: Day) => Promise<unknown> }[] = [],
  ): void {
    const { counter } = this.story.cast;
    let id = '';
    this.story.scene(ago, MORNING + 20, counter, async (on) => {
      const made = await this.story.referrals.draftAndSend(counter, this.id(person), {
        ...input,
        agreement: { on, how: 'oral' },
      });
      id = made.id;
    });
    for (const { ago: later, by, act } of next) this.story.scene(later, NOON, by, (day) => act(id, day));
  }

  private place(name: string): { placeId: string } {
    const placeId = this.story.cast.placeIds.get(name);
    if (!placeId) throw new Error(`No such place in the story: ${name}`);
    return { placeId };
  }

  private toTheDigitalSpace(): void {
    const { mediator } = this.story.cast;
    const { replies, sessions } = this.story;
    const receiver = this.place('Espace numérique des Deux Rives');
    const to = (message: string | null) => ({
      receiver,
      path: 'reinforced_support' as const,
      motive: null,
      needs: [],
      message,
    });
    const sessionWith = (person: PersonKey, kind: typeof basics | typeof mailbox) => (referralId: string, day: Day) =>
      sessions.log(mediator, {
        ...session(day, receiver.placeId, { ...kind, durationMinutes: 60 }),
        referralId,
        person: this.id(person),
        formKey: newId(),
      });
    this.send(8, 'jeanne', to('Préfère un appel le matin. Vient avec sa fille.'), [
      {
        ago: 7,
        by: mediator,
        act: (id, day) =>
          replies.accept(mediator, id, {
            appointmentOn: addDays(day, 5),
            words: 'Premier rendez-vous au calme, à l’Espace numérique.',
          }),
      },
      { ago: 4, by: mediator, act: sessionWith('jeanne', basics) },
    ]);
    this.send(26, 'marcel', to(null), [
      {
        ago: 25,
        by: mediator,
        act: (id, day) => replies.accept(mediator, id, { appointmentOn: addDays(day, 3), words: null }),
      },
      { ago: 22, by: mediator, act: sessionWith('marcel', basics) },
      { ago: 15, by: mediator, act: sessionWith('marcel', mailbox) },
      {
        ago: 8,
        by: mediator,
        act: () =>
          this.story.assessments.record(mediator, this.id('marcel'), { form: 'full', answers: answers.halfway }),
      },
      {
        ago: 7,
        by: mediator,
        act: (id) =>
          replies.close(mediator, id, {
            outcome: 'accompanied',
            words: 'A créé sa messagerie et s’en sert seul chez lui.',
            levelAfter: 'intermediate',
          }),
      },
    ]);
    this.send(2, 'odile', to('Préfère qu’on lui explique à l’oral.'));
    this.send(20, 'karim', to(null), [
      {
        ago: 19,
        by: mediator,
        act: (id, day) => replies.accept(mediator, id, { appointmentOn: addDays(day, 6), words: null }),
      },
      {
        ago: 10,
        by: mediator,
        act: (id) =>
          replies.close(mediator, id, {
            outcome: 'did_not_come',
            words: 'Pas venu aux deux rendez-vous proposés.',
            levelAfter: null,
          }),
      },
    ]);
    this.send(15, 'fatou', { ...to(null), path: 'workshop' }, [
      {
        ago: 13,
        by: mediator,
        act: (id) =>
          replies.refuse(mediator, id, {
            reasons: ['session_full'],
            words: 'L’atelier du mois est complet ; le suivant ouvre en janvier.',
          }),
      },
    ]);
  }

  /** Three saisines, each at another step. */
  private toTheFund(): void {
    const { fundAgent, structureIds } = this.story.cast;
    const { saisines } = this.story;
    const saisine = {
      receiver: { structureId: structureIds.fund },
      path: 'health_access_mission' as const,
      motive: 'digital' as const,
      needs: [],
      message: null,
      saisine: {
        needs: ['ameli_account' as const],
        callBackSlots: ['mon_am' as const, 'thu_am' as const],
        language: 'fr' as const,
        interpreter: false,
        throughHelper: false,
      },
    };
    this.send(2, 'fatou', { ...saisine, motive: 'rights' });
    this.send(6, 'aicha', saisine, [
      { ago: 4, by: fundAgent, act: (id) => saisines.take(fundAgent, id, 'acknowledged') },
    ]);
    this.send(12, 'luc', { ...saisine, motive: 'rights' }, [
      { ago: 11, by: fundAgent, act: (id) => saisines.take(fundAgent, id, 'acknowledged') },
      { ago: 9, by: fundAgent, act: (id) => saisines.take(fundAgent, id, 'called_back') },
      { ago: 3, by: fundAgent, act: (id, day) => saisines.offerWorkshop(fundAgent, id, addDays(day, 12)) },
    ]);
  }

  private elsewhere(): void {
    const { counter } = this.story.cast;
    const { referrals } = this.story;
    const library = {
      receiver: this.place('Médiathèque du Pont-Vert'),
      path: 'reinforced_support' as const,
      motive: null,
      needs: [],
      message: null,
    };
    this.send(9, 'mihai', library);
    this.send(18, 'rene', library, [
      {
        ago: 16,
        by: counter,
        act: (id) => referrals.withdraw(counter, id, { reason: 'Préfère attendre que son petit-fils soit là.' }),
      },
    ]);
    this.story.scene(1, MORNING + 30, counter, () =>
      referrals.draft(counter, this.id('sylvie'), {
        ...library,
        path: 'workshop',
        receiver: this.place('Centre social des Tilleuls'),
        agreement: null,
      }),
    );
  }

  private ownPeopleOfTheMediator(mediator: StructureActor): void {
    const { placeId } = this.place('Espace numérique des Deux Rives');
    const meet = (ago: number, person: PersonKey, kind: typeof basics | typeof mailbox | typeof health) =>
      this.story.scene(ago, AFTERNOON + 30, mediator, (day) =>
        this.story.sessions.log(mediator, {
          ...session(day, placeId, { ...kind, durationMinutes: 45 }),
          person: this.id(person),
          formKey: newId(),
        }),
      );
    for (const ago of [29, 22, 14, 8]) meet(ago, 'louise', ago > 15 ? basics : mailbox);
    meet(3, 'louise', health);
    for (const ago of [16, 11, 5]) meet(ago, 'thomas', mailbox);
  }
}
