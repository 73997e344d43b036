package dev.cordon.policy.protocol;

/**
 * The server's signed word that it holds a receipt for good.
 *
 * @param receipt the receipt's id
 * @param receiptSha256 lowercase hex SHA-256 of the payload that the device signed
 * @param enrolment whose receipt
 */
public record ReceiptAcknowledgement(String receipt, String receiptSha256, String enrolment) {}
