import { SessionTags } from './tags/session-tags.js';
import { SessionTag, Tag } from './tags/tag.entity.js';
import { TagChoices } from './tags/tag-choices.queries.js';
import { TagsQueries } from './tags/tags.queries.js';
import { TagsService } from './tags/tags.service.js';
import { EndTagsController } from './web/end-tags.controller.js';
import { TagsController } from './web/tags.controller.js';
import './tags/tags.personal-data.js';

/** Words of one's own, of a team or of a département, put on sessions. */
export const tags = {
  entities: [Tag, SessionTag],
  controllers: [TagsController, EndTagsController],
  providers: [SessionTags, TagChoices, TagsQueries, TagsService],
};
