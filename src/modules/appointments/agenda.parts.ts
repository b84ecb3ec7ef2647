import { AgendaQueries } from './agenda/agenda.queries.js';
import { AgendaService } from './agenda/agenda.service.js';
import { DaysAhead } from './agenda/day-ahead.js';
import { HonouredAppointments } from './agenda/honoured-appointments.js';
import { PersonAppointments } from './agenda/person-appointments.queries.js';
import { TeamQueries } from './agenda/team.queries.js';
import { ToRecordQueries } from './agenda/to-record.queries.js';
import { AgendaFeeds } from './feed/agenda-feeds.service.js';
import { FeedQueries } from './feed/feed.queries.js';
import { AgendaController } from './web/agenda/agenda.controller.js';
import { ToRecordController } from './web/agenda/to-record.controller.js';
import { CalendarController } from './web/feed/calendar.controller.js';
import { FeedController } from './web/feed/feed.controller.js';

/** What the agents of a structure do when: views, what is to be recorded, and the calendar outside. */
export const agenda = {
  // « /rendez-vous/a-renseigner » before « /rendez-vous/:id ».
  controllers: [AgendaController, ToRecordController, FeedController, CalendarController],
  providers: [
    ...[AgendaQueries, AgendaService, TeamQueries, ToRecordQueries, DaysAhead],
    ...[HonouredAppointments, PersonAppointments, AgendaFeeds, FeedQueries],
  ],
  exported: [DaysAhead, HonouredAppointments, PersonAppointments],
};
