import { ChoiceRecords } from './choices/choice-records.js';
import { ChoiceQueries } from './choices/choice.queries.js';
import { ReferralChoice } from './choices/referral-choice.entity.js';
import { SuggestionSet } from './choices/suggestion-set.entity.js';
import { SuggestionSets } from './choices/suggestion-sets.js';
import { ChoosingService } from './choosing.service.js';
import { EarlierRefusals } from './earlier-refusals.js';
import { ReceiverActivity } from './receiver-activity.js';
import { RoutingNight } from './routing-night.js';
import { Surroundings } from './surroundings.js';
import { RoutingWeightsVersion } from './weights/routing-weights.entity.js';
import { RoutingWeights } from './weights/routing-weights.service.js';
import { WeightsDesk } from './weights/weights-desk.js';
import './routing.personal-data.js';

/** What ranks, remembers and weighs: gathered here so that the module's file stays one list of subjects. */
export const routingEntities = [RoutingWeightsVersion, SuggestionSet, ReferralChoice];
export const routingProviders = [
  ChoiceQueries,
  ChoiceRecords,
  ChoosingService,
  EarlierRefusals,
  ReceiverActivity,
  RoutingNight,
  RoutingWeights,
  SuggestionSets,
  Surroundings,
  WeightsDesk,
];
