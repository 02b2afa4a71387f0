package app.latchkey.landlords;

public enum LandlordStatus {
    PROSPECT,
    ACTIVE,
    PAST
}
