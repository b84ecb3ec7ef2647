import { IsIn, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import type { Day } from '../../../platform/time/day.js';
import { levelLabels } from '../../assessments/index.js';
import {
  equipmentLabels,
  procedureLabels,
  sessionKindLabels,
  topicLabels,
  type SessionFilters,
  type SessionFilterName,
  type SessionFilterField,
  sessionFilterFields,
} from '../../support-sessions/index.js';
import { workshopProgrammeLabels } from '../../workshops/index.js';

const among = (labels: object) => IsIn(Object.keys(labels), { message: 'Choisissez dans la liste.' });
const id = IsUUID('all', { message: 'Choisissez dans la liste.' });

/** A period and filters: the same names as on the pages of figures, whose links lead here. */
export class PeriodForm extends Form {
  @IsISO8601({ strict: true }, { message: 'Indiquez le premier jour de la période.' })
  du: string;

  @IsISO8601({ strict: true }, { message: 'Indiquez le dernier jour de la période.' })
  au: string;

  @IsOptional()
  @among(sessionKindLabels)
  type?: string;

  @IsOptional()
  @id
  structure?: string;

  @IsOptional()
  @id
  lieu?: string;

  @IsOptional()
  @Matches(/^\d[\dAB]\d{3}$/, { message: 'Écrivez le code Insee d’une commune.' })
  commune?: string;

  @IsOptional()
  @Matches(/^\d{9}$/, { message: 'Écrivez le numéro Siren d’une intercommunalité.' })
  epci?: string;

  @IsOptional()
  @Matches(/^\d[\dAB]\d?$/, { message: 'Écrivez le numéro d’un département.' })
  departement?: string;

  @IsOptional()
  @Matches(/^\d{2}$/, { message: 'Écrivez le code Insee d’une région.' })
  region?: string;

  @IsOptional()
  @id
  mediateur?: string;

  @IsOptional()
  @id
  equipe?: string;

  @IsOptional()
  @among(topicLabels)
  thematique?: string;

  @IsOptional()
  @among(procedureLabels)
  demarche?: string;

  @IsOptional()
  @among(equipmentLabels)
  materiel?: string;

  @IsOptional()
  @among(levelLabels)
  niveau?: string;

  @IsOptional()
  @among(workshopProgrammeLabels)
  programme?: string;

  @IsOptional()
  @id
  etiquette?: string;

  /** Only for a valid form. */
  get days(): { from: Day; to: Day } {
    return { from: this.du.slice(0, 10), to: this.au.slice(0, 10) };
  }

  /** Those given that are valid. */
  get filters(): SessionFilters {
    const found: SessionFilters = {};
    for (const [field, name] of Object.entries(sessionFilterFields) as [SessionFilterField, SessionFilterName][]) {
      const value = this[field];
      if (value !== undefined && this.errorOf(field) === null) found[name] = value;
    }
    return found;
  }

  /** What no single field tells. */
  requireOrder(): this {
    if (this.isValid && this.days.from > this.days.to) {
      this.reject('au', 'Le dernier jour vient avant le premier\u00a0: inversez-les, ou changez l’un des deux.');
    }
    return this;
  }
}
