// Reads calendars with ical.js: a list of texts comes in, what each holds goes out.
import ICAL from "ical.js";

const texts = JSON.parse(await new Response(process.stdin).text());
const moment = (value) => new Date(value.toUnixTime() * 1000).toISOString().replace(".000Z", "Z");

function read(text) {
  const calendar = ICAL.Component.fromString(text);
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const said = (part, name) => part.getFirstPropertyValue(name) ?? null;
  return {
    method: said(calendar, "method"),
    entries: calendar.getAllSubcomponents("vevent").map((part) => ({
      uid: said(part, "uid"),
      sequence: said(part, "sequence"),
      starts: moment(new ICAL.Event(part).startDate),
      ends: moment(new ICAL.Event(part).endDate),
      summary: said(part, "summary"),
      location: said(part, "location"),
      description: said(part, "description"),
      url: said(part, "url"),
      status: said(part, "status"),
      class: said(part, "class"),
      organizer: said(part, "organizer"),
      attendees: part.getAllProperties("attendee").map((one) => one.getFirstValue()),
    })),
  };
}

console.log(JSON.stringify(texts.map(read)));
