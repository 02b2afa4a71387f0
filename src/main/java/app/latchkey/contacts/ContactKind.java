package app.latchkey.contacts;

public enum ContactKind {
    PERSON,
    COMPANY
}
