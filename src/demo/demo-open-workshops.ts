import { DeviceStocks, NewWorkshops, type NewWorkshopsInput, Seats } from '../modules/workshops/index.js';
import type { StructureActor } from '../platform/access/actor.js';
import { newId } from '../platform/ids.js';
import { addDays, type Day, weekday } from '../platform/time/day.js';
import type { PersonKey } from './demo-people.js';
import type { Storyteller } from './storyteller.js';

const MORNING = 9 * 60 + 30;
const SPACE = 'Espace numérique des Deux Rives';
const NANCY = '54395';

type Announced = NewWorkshopsInput['announced'];

const usual: Announced = {
  ...{ title: '', summary: null, topics: [], level: 'debutant', audience: 'people', format: 'group', mode: 'place' },
  ...{ placeId: null, address: null, communeInsee: null, connection: null, zone: 'Europe/Paris', capacity: 8 },
  ...{
    ownDevice: true,
    toBring: null,
    listed: true,
    publicBooking: true,
    offerHours: 24,
    devices: {},
    animatorIds: [],
  },
};

/** Workshops to come: a series of the caisse with lent tablets, one nearly full, one for helpers by telephone. */
export function addOpenWorkshops(story: Storyteller, ids: ReadonlyMap<PersonKey, string>): void {
  const { mediator, fundAgent, placeIds } = story.cast;
  const get = <T>(type: new (...parameters: never[]) => T): T => story.program.get<T>(type, { strict: false });
  const [creation, stocks, seats] = [get(NewWorkshops), get(DeviceStocks), get(Seats)];
  const tuesday = nextTuesday(story.today);
  const announce = (
    actor: StructureActor,
    { programme = null, ...announced }: Partial<Announced & Pick<NewWorkshopsInput, 'programme'>>,
    days: readonly Day[],
    hours: [number, number],
  ) => {
    const [start, end] = [hours[0] * 60, hours[1] * 60];
    const formKey = newId();
    const rule = days.length > 1 ? weeklyFrom(days) : null;
    const animatorIds = [actor.userId];
    const input = { formKey, announced: { ...usual, animatorIds, ...announced }, times: { start, end }, days, rule };
    return creation.create(actor, { ...input, programme, publish: true });
  };
  story.scene(8, MORNING, fundAgent, async () => {
    await stocks.set(fundAgent, { laptop: 4, tablet: 10, phone: 0 });
    const days = [0, 7, 14, 21, 28].map((after) => addDays(tuesday, after));
    await announce(
      fundAgent,
      {
        ...{ programme: 'compte-ameli', title: 'Mon compte ameli', topics: ['sante'], devices: { tablet: 8 } },
        ...{ address: '9 boulevard Joffre', communeInsee: NANCY, toBring: 'Votre carte Vitale et votre téléphone.' },
        summary: 'Créer son compte, lire ses remboursements, télécharger une attestation. Chacun avance à son rythme.',
      },
      days,
      [14, 16],
    );
  });
  story.scene(7, MORNING, mediator, async () => {
    await stocks.set(mediator, { laptop: 6, tablet: 4, phone: 2 });
    const made = await announce(
      mediator,
      {
        ...{
          programme: 'arnaques',
          title: 'Reconnaître les arnaques',
          topics: ['securite_numerique'],
          level: null,
          capacity: 3,
        },
        ...{ placeId: placeIds.get(SPACE) ?? null, devices: { laptop: 3 } },
        summary: 'Faux SMS, faux conseillers, faux sites\u00a0: les repérer et savoir quoi faire quand on a cliqué.',
      },
      [addDays(tuesday, 2)],
      [10, 12],
    );
    if (!('id' in made)) return;
    for (const person of ['thomas', 'louise'] as const) {
      const beneficiaryId = ids.get(person);
      if (beneficiaryId)
        await seats.register({ workshopId: made.id, who: { beneficiaryId }, by: mediator, formKey: newId() });
    }
  });
  story.scene(6, MORNING, mediator, () =>
    announce(
      mediator,
      {
        ...{ programme: 'proches-aidants', title: 'Aider un proche dans ses démarches de santé en ligne' },
        ...{ topics: ['sante'], audience: 'helpers' },
        ...{ level: null, format: 'individual', mode: 'phone', capacity: 1, ownDevice: false },
      },
      [addDays(tuesday, 3)],
      [17, 18],
    ),
  );
}

/** At least two days ahead. */
function nextTuesday(today: Day): Day {
  const ahead = addDays(today, 2);
  return addDays(ahead, (2 - weekday(ahead) + 7) % 7);
}

const weeklyFrom = (days: readonly Day[]): NewWorkshopsInput['rule'] => ({
  ...{ kind: 'weekly', every: 1, weekdays: [2], weekOfMonth: 1, skipHolidays: false, excludedDays: [] },
  ...{ fromDay: days[0] ?? '', untilDay: days.at(-1) ?? '' },
});
