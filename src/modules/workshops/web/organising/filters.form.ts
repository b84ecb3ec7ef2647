import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { isDay } from '../../../../platform/time/day.js';
import type { WorkshopFilters } from '../../organising/workshop-card.js';
import { AUDIENCES, TOPICS, WORKSHOP_LEVELS } from '../../vocabulary.js';
import type { Audience, Topic, WorkshopLevel } from '../../vocabulary.js';
import { cursorOf } from './workshop-cursor.js';

/** What a list of workshops is asked for; whatever is not understood is left out. */
export class FiltersForm extends Form {
  @IsOptional()
  @IsIn(['a-venir', 'passes', 'autour'])
  vue?: 'a-venir' | 'passes' | 'autour';

  @IsOptional()
  @IsIn(Object.keys(WORKSHOP_LEVELS))
  niveau?: WorkshopLevel;

  @IsOptional()
  @IsIn(Object.keys(TOPICS))
  thematique?: Topic;

  @IsOptional()
  @IsIn(Object.keys(AUDIENCES))
  public?: Audience;

  @IsOptional()
  @IsIn(['libres'])
  places?: 'libres';

  @IsOptional()
  @Matches(/^\d{4}-\d{2}$/)
  mois?: string;

  @IsOptional()
  @Matches(/^(\d{2,3}|2[AB])$/)
  departement?: string;

  @IsOptional()
  @MaxLength(100)
  commune?: string;

  @IsOptional()
  @MaxLength(60)
  apres?: string;

  get filters(): WorkshopFilters {
    const good = <V>(name: keyof this & string, value: V): V | undefined => (this.errorOf(name) ? undefined : value);
    const month = isDay(`${this.mois}-01`) ? `${this.mois}-01` : undefined;
    return {
      level: good('niveau', this.niveau),
      topic: good('thematique', this.thematique),
      audience: good('public', this.public),
      seatsLeft: this.places === 'libres',
      month,
      after: cursorOf(this.apres),
    };
  }

  /** As the address of the same list has it, without the page. */
  get query(): Record<string, string | undefined> {
    const { vue, niveau, thematique, places, mois, departement, commune } = this;
    return { vue, niveau, thematique, public: this.public, places, mois, departement, commune };
  }
}
