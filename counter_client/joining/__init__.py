"""motcua-join: the new machine's side of an enrolment, by touch and by keyboard."""
