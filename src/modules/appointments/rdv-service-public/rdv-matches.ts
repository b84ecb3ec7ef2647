import { Injectable } from '@nestjs/common';
import { MeetingPlaces } from '../booking/meeting-place.js';
import { LikelyPerson } from './likely-person.js';
import { RdvAgents } from './rdv-agents.js';
import { RdvReasons } from './rdv-reasons.js';

/** What stands here for the agents, the people, the reasons and the clocks of the other tool. */
@Injectable()
export class RdvMatches {
  constructor(
    readonly agents: RdvAgents,
    readonly people: LikelyPerson,
    readonly reasons: RdvReasons,
    readonly places: MeetingPlaces,
  ) {}
}
