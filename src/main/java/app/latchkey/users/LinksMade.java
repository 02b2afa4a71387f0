package app.latchkey.users;

import java.util.List;

/** Links were made that their people should get. */
record LinksMade(List<Invitation> links) {}
