import { IsIn, IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { AsInteger, AsList } from '../../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import type { Day } from '../../../../platform/time/day.js';
import type { NetworkEvent } from '../../coordination/coordination-content.js';
import {
  EVENT_TYPES,
  type EventType,
  type Organizer,
  ORGANIZERS,
  TERRITORIAL_LEVELS,
  type TerritorialLevel,
} from '../../coordination/vocabulary.js';
import { CoordinationForm } from './coordination.form.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };
const number = { message: 'Écrivez le nombre de participations, de 0 à 100\u00a0000.' };

export class EventForm extends CoordinationForm {
  @IsIn(Object.keys(EVENT_TYPES), { message: 'Choisissez le type d’évènement.' })
  type: EventType;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(200, { message: 'Donnez à l’évènement un nom de 200\u00a0caractères au plus.' })
  name?: string;

  @AsList()
  @IsIn(Object.keys(ORGANIZERS), { ...among, each: true })
  organizers: Organizer[] = [];

  @AsInteger()
  @Max(100_000, number)
  @Min(0, number)
  @IsInt(number)
  participants: number;

  @IsOptional()
  @IsIn(Object.keys(TERRITORIAL_LEVELS), among)
  territorialLevel?: TerritorialLevel;

  get kind() {
    return 'evenement' as const;
  }

  get saysOther(): boolean {
    return this.type === 'autre' || this.organizers.includes('autre');
  }

  get content(): NetworkEvent {
    const { kind, type, participants } = this;
    const [name, territorialLevel] = [this.name ?? null, this.territorialLevel ?? null];
    return {
      ...this.common,
      kind,
      type,
      participants,
      name,
      territorialLevel,
      organizers: [...new Set(this.organizers)],
    };
  }

  override check(today: Day): this {
    super.check(today);
    if (this.organizers.length === 0) this.reject('organizers', 'Dites qui a organisé l’évènement.');
    return this;
  }
}
