"""The line that ties a case to the client system."""

from datetime import date

from consult.cases.rules import ClientRole, ServiceTask, paste_line, role_label

OPENED = date(2026, 11, 22)


def test_the_line_names_the_tool_the_code_and_the_day():
    line = paste_line("Vaahtera-Kuikka-417", OPENED)
    assert line.fi.startswith("Konsultaatiotyökalu: asia Vaahtera-Kuikka-417, avattu 22.11.2026.")
    assert line.sv.startswith("Konsultationsverktyget: ärende Vaahtera-Kuikka-417, öppnat 22.11.2")
    assert line.en.startswith("Consultation tool: case Vaahtera-Kuikka-417, opened 22.11.2026.")


def test_a_clients_line_names_that_client_and_the_service_task():
    label = role_label(ClientRole.CHILD, 2)
    line = paste_line("Vaahtera-Kuikka-417", OPENED, label, ServiceTask.CHILD_PROTECTION)
    assert "Lapsi 2, palvelutehtävä: lastensuojelu." in line.fi
    assert "Barn 2, serviceuppgift: barnskydd." in line.sv


def test_it_is_one_line():
    line = paste_line("Vaahtera-Kuikka-417", OPENED)
    assert not any("\n" in text for text in (line.fi, line.sv, line.en))
