import { AgendaQueries } from './agenda/agenda.queries.js';
import { AgendaService } from './agenda/agenda.service.js';
import { DaysAhead } from './agenda/day-ahead.js';
import { HonouredAppointments } from './agenda/honoured-appointments.js';
import { PersonAppointments } from './agenda/person-appointments.queries.js';
import { TeamQueries } from './agenda/team.queries.js';
import { ToRecordQueries } from './agenda/to-record.queries.js';
import { AgendaFeeds } from './feed/agenda-feeds.service.js';
import { FeedQueries } from './feed/feed.queries.js';
import { AnimationActs } from './replacing/animation-acts.js';
import { DayAbsences } from './replacing/day-absences.js';
import { ReplacementActs } from './replacing/replacement-acts.js';
import { ReplacementDays } from './replacing/replacement-days.service.js';
import { Replacements } from './replacing/replacements.service.js';
import { AgendaController } from './web/agenda/agenda.controller.js';
import { ToRecordController } from './web/agenda/to-record.controller.js';
import { CalendarController } from './web/feed/calendar.controller.js';
import { FeedController } from './web/feed/feed.controller.js';
import { ReplacementDesk } from './web/replacing/replacement-desk.js';
import { ReplacingController } from './web/replacing/replacing.controller.js';

/** What the agents of a structure do when: views, what is to be recorded, replacements, and the calendar outside. */
export const agenda = {
  // « /rendez-vous/a-renseigner » before « /rendez-vous/:id ».
  controllers: [AgendaController, ToRecordController, FeedController, CalendarController, ReplacingController],
  providers: [
    ...[AgendaQueries, AgendaService, TeamQueries, ToRecordQueries, DaysAhead],
    ...[HonouredAppointments, PersonAppointments, AgendaFeeds, FeedQueries],
    ...[AnimationActs, DayAbsences, ReplacementActs, ReplacementDays, Replacements, ReplacementDesk],
  ],
  exported: [DaysAhead, HonouredAppointments, PersonAppointments],
};
